// How close synthetic records come (tests/synthesis/README.md). As a program it prints the table of docs/synthesis.md:
// `node tests/synthesis/accuracy.mjs RECORDS SEEDS EPSILON... [--length R] [--strict K]`.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { compile } from "../../.tasks/build.mjs";
import { at, isMain } from "../../.tasks/run.mjs";

/**
 * Every table, epsilon and seed; resolves to one line each as the program printed it. `length` of the combinations that
 * are counted; errors are always over those of 1 to 3. `strict`: the smallest group, 0 for none.
 */
export async function measure({ records, seeds, epsilons, length = 3, strict = 0, onLine }) {
  await compile("native-release", ["synthesis_accuracy"]);
  const words = [records, seeds, length, strict, ...epsilons].map(String);
  const child = spawn(at("build/native-release/synthesis_accuracy"), words, {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve, reject) => child.once("close", resolve).once("error", reject));
  const lines = [];
  for await (const text of createInterface({ input: child.stdout })) {
    if (!text.startsWith("{")) continue;
    lines.push(JSON.parse(text));
    onLine?.(lines.at(-1));
  }
  const code = await ended;
  if (code !== 0) throw new Error(`synthesis_accuracy ended with ${code}`);
  return lines;
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Means over the seeds, by table and epsilon, with the ratios of fitting to sampler. */
export function means(lines) {
  const groups = new Map();
  for (const line of lines) {
    const key = `${line.table} ${line.epsilon}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((group) => {
    const over = (method, figure) => mean(group.map((line) => line[method][figure]));
    const figures = (method) => ({
      error: over(method, "error"),
      single: over(method, "single"),
      variation: over(method, "variation"),
    });
    const [fitting, sampler] = [figures("fitting"), figures("sampler")];
    const { table, records, epsilon } = group[0];
    return {
      ...{ table, records, epsilon, seeds: group.length },
      ...{ counts: figures("counts"), fitting, sampler, baseline: figures("baseline") },
      ratio: { error: fitting.error / sampler.error, variation: fitting.variation / sampler.variation },
      seconds: [0, 1, 2].map((i) => mean(group.map((line) => line.seconds[i]))),
    };
  });
}

/** As a line of the table in docs/synthesis.md, section 8. */
export function asRow({ table, records, epsilon, seeds, counts, fitting, sampler, baseline, ratio }) {
  const both = ({ error, variation }) => `${error.toFixed(1)} / ${variation.toFixed(4)}`;
  const cells = [
    table,
    records.toLocaleString("en"),
    epsilon,
    seeds,
    counts.error.toFixed(1),
    both(fitting),
    both(sampler),
    both(baseline),
    `${ratio.error.toFixed(2)} / ${ratio.variation.toFixed(2)}`,
  ];
  return `| ${cells.join(" | ")} |`;
}

if (isMain(import.meta.url)) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { length: { type: "string", default: "3" }, strict: { type: "string", default: "0" } },
  });
  const [records, seeds, ...epsilons] = positionals.map(Number);
  const onLine = (line) => console.error(JSON.stringify(line));
  const lines = await measure({
    ...{ records, seeds, epsilons, onLine },
    ...{ length: Number(values.length), strict: Number(values.strict) },
  });
  for (const one of means(lines)) {
    console.log(asRow(one));
    const single = ["counts", "fitting", "sampler", "baseline"].map((method) =>
      one[method].single.toFixed(1),
    );
    console.log(`<!-- single attributes: ${single.join(" / ")}; seconds ${one.seconds.join(" / ")} -->`);
  }
}
