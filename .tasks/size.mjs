// `npm run size`: what a visitor loads, compressed as a server would. Fails above the limits in .tasks/budgets.json.
import { existsSync, readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "./build.mjs";
import { filesUnder } from "./lint.mjs";
import { at, task, TaskError } from "./run.mjs";

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  }).length;

/** Bytes as brotli by name: the wasm file alone, what must arrive before the first paint, and each file of the page. */
function measure() {
  const files = filesUnder(["build/site"], [".html", ".js", ".css"]);
  const html = readFileSync(at("build/site/index.html"), "utf8");
  const sizes = Object.fromEntries(
    files.map((file) => [file.replace("build/site/", ""), brotli(readFileSync(at(file)))]),
  );
  const first = Object.keys(sizes).filter((file) => file === "index.html" || html.includes(`"${file}"`));
  return {
    engine: brotli(readFileSync(at("build/wasm/casewise.wasm"))),
    "first paint": first.reduce((sum, file) => sum + sizes[file], 0),
    page: Object.values(sizes).reduce((sum, size) => sum + size, 0),
    ...sizes,
  };
}

await task(async () => {
  await build();
  const sizes = measure();
  const file = at(".tasks/budgets.json");
  const budgets = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const over = Object.keys(budgets).filter((name) => !(sizes[name] <= budgets[name]));
  for (const [name, size] of Object.entries(sizes)) {
    const budget = budgets[name] === undefined ? "" : `of ${(budgets[name] / 1024).toFixed(1)}`;
    console.log(`${name.padEnd(36)} ${(size / 1024).toFixed(1).padStart(8)} KB brotli ${budget}`);
  }
  if (over.length > 0) throw new TaskError(`Over budget: ${over.join(", ")}.`);
});
