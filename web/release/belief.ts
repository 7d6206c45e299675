/**
 * How much anybody can come to believe that one record was in the source, who believed it with `prior` before: at most
 * p e^epsilon / (1 - p + p e^epsilon), save with probability delta.
 */
export function beliefAfter(prior: number, epsilon: number): number {
  const odds = (prior / (1 - prior)) * Math.exp(epsilon);
  return odds === Infinity ? 1 : odds / (1 + odds);
}
