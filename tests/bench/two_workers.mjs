// How much sooner a file from disk is open with a second worker to read it, and from which size on that is worth it: the
// built package in Chromium, taking turns with itself. The reason for WORTH_A_WORKER in web/bridge/second_reader.ts.
// node tests/bench/two_workers.mjs [--cases 258000,5000000] [--rounds 9]    after `npm run build`
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { at } from "../../.tasks/run.mjs";
import { openPage } from "./browser.mjs";
import { fileOf } from "./files.mjs";
import { median } from "./stats.mjs";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "258000,5000000" },
    rounds: { type: "string", default: "9" },
  },
});
const kinds = ["one", "two"];

/** The package with the worker's question, whether a file has a second reader, answered for every size. */
function packageFile(kind, name) {
  const text = readFileSync(at("build/package", name), "utf8");
  if (!name.startsWith("worker-")) return text;
  const answered = text.replace(
    /\|\|(\w+)\.size<\w+\|\|navigator\.hardwareConcurrency<2/,
    kind === "one" ? "||$1.size>=0" : "",
  );
  if (answered === text) throw new Error("the worker does not ask whether a file has a second reader");
  return answered;
}

const page = (kind) => `<!doctype html><title>${kind}</title><input type="file"><script type="module">
  import { openEngine } from "./casewise.mjs";
  const engine = await openEngine();
  const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  await rest(1500); // it warms up
  globalThis.bench = {
    async open() {
      const [file] = document.querySelector("input").files;
      await rest(200);
      const began = performance.now();
      const dataset = await engine.open(file);
      await dataset.reply({ kind: "profile" });
      const spent = performance.now() - began;
      dataset.close();
      await engine.memory();
      return spent;
    },
  };
</script>`;

const names = readdirSync(at("build/package"));
const server = createServer(({ url }, response) => {
  const [, kind, name] = url.split("/");
  response.setHeader("Content-Type", name === "" ? "text/html" : "text/javascript");
  if (name === "") response.end(page(kind));
  else if (names.includes(name)) response.end(packageFile(kind, path.basename(name)));
  else response.writeHead(404).end();
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

for (const cases of values.cases.split(",").map(Number)) {
  const pages = [];
  const samples = kinds.map(() => []);
  for (const kind of kinds)
    pages.push(await openPage(`http://127.0.0.1:${server.address().port}/${kind}/`, fileOf(cases)));
  for (let round = -1; round < Number(values.rounds); round++)
    for (const [index, one] of pages.entries()) {
      const spent = await one.call("open");
      if (round >= 0) samples[index].push(spent);
    }
  for (const one of pages) await one.close();
  const [alone, second] = samples.map(median);
  const least = samples.map((all) => Math.min(...all));
  const ms = (spent) => `${spent.toFixed(1)} ms`;
  console.log(
    `${cases.toLocaleString("en")} cases: ${ms(alone)} alone, ${ms(second)} with a second reader, ` +
      `${(alone / second).toFixed(2)} x (least: ${least.map(ms).join(", ")}, ${(least[0] / least[1]).toFixed(2)} x)`,
  );
}
server.close();
