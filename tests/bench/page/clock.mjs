// How times are taken, all of it in the page's main thread.

/** The clock of a page moves in steps of 0.1 ms; calls shorter than this many milliseconds are taken 50 at a time. */
const NEAR_THE_STEP = 5;
const BATCH = 50;
const MOST_SAMPLES = 40;

/** Milliseconds that `work` takes, until its promise is settled. */
export async function time(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Gives the entries of a list in turn, over and over; rounds of one scenario go on where the last one ended. */
export function inTurn(list) {
  let given = 0;
  return () => list[given++ % list.length];
}

/**
 * Asks again and again, with the next input each time, one call after the other.
 * Resolves to milliseconds per call: one sample per call, or per batch of 50 where a call is short.
 * Ends after `seconds`, though not before `least` samples, unless those would take longer than `limit` seconds.
 * @param {(input: unknown) => Promise<unknown>} ask
 * @param {() => unknown} input
 */
export async function sample(ask, input, { seconds, limit, least }) {
  const next = () => ask(input());
  const first = await time(next);
  if (first > 500) return slow(next, first, { seconds, limit, least });
  for (let warm = 0; warm < 2; warm++) await next();
  const batch = Math.min(await time(next), first) < NEAR_THE_STEP ? BATCH : 1;
  const samples = [];
  const began = performance.now();
  while (samples.length < MOST_SAMPLES) {
    const elapsed = performance.now() - began;
    if (samples.length >= least && elapsed > seconds * 1000) break;
    const spent = await time(async () => {
      for (let call = 0; call < batch; call++) await next();
    });
    samples.push(spent / batch);
  }
  return { samples, batch };
}

/** Calls of half a second and more: the first one counts, and there are only as many as the limit allows. */
async function slow(next, first, { seconds, limit, least }) {
  const samples = [first];
  const spent = () => samples.reduce((sum, one) => sum + one, 0) / 1000;
  while (samples.length < MOST_SAMPLES && spent() + first / 1000 < limit) {
    if (samples.length >= least && spent() > seconds) break;
    samples.push(await time(next));
  }
  return { samples, batch: 1 };
}
