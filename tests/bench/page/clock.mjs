// How times are taken, all of it in the page's main thread.

/** The clock of a page moves in steps of 0.1 ms; calls shorter than this many milliseconds are taken 50 at a time. */
const NEAR_THE_STEP = 5;
const BATCH = 50;
const MOST_SAMPLES = 40;
const LEAST_SAMPLES = 5;

/** Milliseconds that `work` takes, until its promise is settled. */
export async function time(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/**
 * Asks again and again, with the next input each time, one call after the other.
 * Resolves to milliseconds per call: one sample per call, or per batch of 50 where a call is short.
 * Ends after `seconds`, though not before five samples, unless those would take longer than `limit` seconds.
 * @param {(input: unknown, index: number) => Promise<unknown>} ask
 */
export async function sample(ask, inputs, { seconds, limit }) {
  let asked = 0;
  const next = () => ask(inputs[asked % inputs.length], asked++);
  const first = await time(next);
  if (first > 2_000) return slow(next, first, { seconds, limit });
  for (let warm = 0; warm < 3; warm++) await next();
  const batch = Math.min(await time(next), first) < NEAR_THE_STEP ? BATCH : 1;
  const samples = [];
  const began = performance.now();
  while (samples.length < MOST_SAMPLES) {
    const elapsed = performance.now() - began;
    if (samples.length >= LEAST_SAMPLES && elapsed > seconds * 1000) break;
    const spent = await time(async () => {
      for (let call = 0; call < batch; call++) await next();
    });
    samples.push(spent / batch);
  }
  return { samples, batch };
}

/** Calls of seconds: the first one counts, and there are only as many as the limit allows. */
async function slow(next, first, { seconds, limit }) {
  const samples = [first];
  const spent = () => samples.reduce((sum, one) => sum + one, 0) / 1000;
  while (samples.length < LEAST_SAMPLES && spent() + first / 1000 < limit) {
    if (samples.length >= 3 && spent() > seconds) break;
    samples.push(await time(next));
  }
  return { samples, batch: 1 };
}
