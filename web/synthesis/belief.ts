/**
 * What epsilon means: somebody who thought with probability `prior` that a certain record is in the source thinks so
 * with at most this probability after reading everything released, up to delta.
 */
export function largestBelief(prior: number, epsilon: number): number {
  const odds = prior * Math.exp(epsilon);
  return odds / (1 - prior + odds);
}

/** The prior that every picture uses. */
export const PRIOR = 0.01;
