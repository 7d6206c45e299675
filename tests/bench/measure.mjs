// One contender with one file: boot, open, agree, then every scenario.
import { ContenderFailure, LIMIT_SECONDS, openPage } from "./browser.mjs";
import { compare } from "./check.mjs";

const scenarios = [
  ...["ping", "profile", "profileAsWritten", "crosstab", "crosstabAsWritten"],
  ...["flows", "flowsWhole", "combinations", "slider", "frames"],
];
/** Those whose first file in a fresh page is timed more than once, each time in a new browser. */
const startedOften = ["casewise", "duckdb"];
const MOST_OPENS = 9;

/**
 * Resolves to all samples in milliseconds; `failed` says why there are none, or no more. Answers are those of `ours`, or
 * this throws and the run ends.
 */
export async function measure({ name, address, file, cases, ours, quick }) {
  const result = { boot: [], cold: [], open: [], scenarios: {} };
  const seconds = quick ? 2 : 4;
  const page = await openPage(address, file);
  try {
    result.browser = await page.version();
    await start(page, result);
    result.answers = await page.call("answers");
    compare(name, ours ?? result.answers, result.answers);
    await openAgain(page, result, seconds);
    const options = { seconds, limit: LIMIT_SECONDS, frames: quick ? 300 : 1800 };
    for (const scenario of scenarios) {
      const samples = await page.call("run", scenario, options);
      if (samples) result.scenarios[scenario] = samples;
    }
    result.memoryAfter = await page.call("memory");
  } catch (error) {
    if (!(error instanceof ContenderFailure)) throw error;
    result.failed = error.message;
    if (page.messages.length > 0) console.log(page.messages.slice(0, 3).join("\n").slice(0, 600));
    // Without our own answers there is nothing to hold the others to.
    if (!ours && !result.answers) throw error;
  } finally {
    await page.close();
  }
  if (startedOften.includes(name) && !result.failed)
    await startAgain({ address, file, cases, quick }, result);
  return result;
}

async function start(page, result) {
  const boot = await page.call("boot");
  if (boot !== null) result.boot.push(boot);
  const memory = await page.call("memory");
  result.cold.push(await page.call("open"));
  if (memory !== null) result.memory ??= { booted: memory, open: await page.call("memory") };
}

/** Later files of the same page. */
async function openAgain(page, result, seconds) {
  const began = Date.now();
  const enough = () => result.open.length >= 3 && Date.now() - began > seconds * 2000;
  while (result.open.length < MOST_OPENS && !enough()) {
    await page.call("close");
    result.open.push(await page.call("open"));
  }
}

/** A start that fails is no longer news: the contender has shown that it can. */
async function startAgain({ address, file, cases, quick }, result) {
  const starts = quick ? 1 : cases > 1_000_000 ? 2 : 6;
  for (let again = 0; again < starts; again++) {
    const page = await openPage(address, file);
    try {
      await start(page, result);
    } catch (error) {
      if (!(error instanceof ContenderFailure)) throw error;
    } finally {
      await page.close();
    }
  }
}
