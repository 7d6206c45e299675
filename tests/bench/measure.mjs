// All contenders with one file, turn by turn: A B A B, so that whatever else the machine does, it does to all of them.
import { Contender } from "./contender.mjs";

const scenarios = [
  ...[
    "ping",
    "profile",
    "profileAsWritten",
    "profileUnseen",
    "crosstab",
    "crosstabAsWritten",
    "crosstabUnseen",
  ],
  ...["flows", "flowsWhole", "combinations", "slider"],
];
/** Those whose first file in a fresh page is timed more than once, each time in a new browser. */
const startedOften = ["casewise", "duckdb"];
const MOST_OPENS = 9;

/**
 * Resolves to results by name, with all samples in milliseconds; `failed` says why there are none, or no more. The first
 * name is ours: answers of the others are those, or this throws and the run ends.
 */
export async function measure({ names, addressOf, file, cases, quick }) {
  const contenders = names.map((name) => new Contender(name, addressOf(name), file));
  const seconds = quick ? 2 : 4;
  const turns = quick ? 2 : 4;
  const began = Date.now();
  const note = (what) =>
    console.log(`${cases} cases: ${what} (${((Date.now() - began) / 1000).toFixed(0)} s)`);
  const each = async (times, work) => {
    for (let turn = 0; turn < times; turn++) for (const one of contenders) await work(one);
  };
  try {
    for (const one of contenders) await one.begin(one === contenders[0] ? undefined : contenders[0].answers);
    note("all have opened the file and agree");
    await each(MOST_OPENS, (one) => one.openAgain(2 * seconds));
    note("opened again");
    for (const scenario of scenarios) {
      await each(turns, (one) => one.run(scenario, { seconds, turns }));
      note(scenario);
    }
    // One after the other: a page shall have the screen to itself.
    await each(1, (one) => one.run("frames", { seconds, turns: 1, frames: quick ? 300 : 1800 }));
    await each(1, (one) => one.end());
    const starts = quick ? 1 : cases > 1_000_000 ? 2 : 6;
    await each(starts, (one) => (startedOften.includes(one.name) ? one.startAgain() : undefined));
    note("started again");
  } finally {
    for (const one of contenders) await one.close();
  }
  return Object.fromEntries(contenders.map(({ name, result }) => [name, result]));
}
