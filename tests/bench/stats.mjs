/** The value below which a share of the samples lies: the nearest one there is. */
export function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

export const median = (samples) => quantile(samples, 0.5);
export const p95 = (samples) => quantile(samples, 0.95);

/** Share of frames that took longer than one and a fifth of a 60 Hz frame: one was left out. */
export const longFrames = (intervals) =>
  intervals.filter((interval) => interval > 20).length / intervals.length;

/** Samples of a workload in the results, or undefined. Opening has lists of its own. */
export function samplesOf(results, name, cases, workload) {
  const measured = results.measured[name]?.[cases];
  const samples = workload in (measured ?? {}) ? measured[workload] : measured?.scenarios[workload]?.samples;
  return samples?.length > 0 ? samples : undefined;
}

/** How many times as long a contender takes as ours, or undefined. */
export function ratio(results, name, cases, workload, ours = workload) {
  const [theirs, own] = [
    samplesOf(results, name, cases, workload),
    samplesOf(results, "casewise", cases, ours),
  ];
  return theirs && own ? median(theirs) / median(own) : undefined;
}
