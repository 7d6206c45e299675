// Loads the built synthesis module under Node, a fresh instance each time: workers A, B and C share nothing.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const wasm = readFileSync(`${root}build/wasm/synthesis.wasm`);
export const synthesisWasm = wasm;
export const codebook = readFileSync(`${root}public/codebook/ctdc-global-synthetic.json`, "utf8");
export const sample = readFileSync(`${root}public/sample/casewise-simulated-sample.csv`);

export async function loadSynthesis() {
  const { default: create } = await import(`${root}build/wasm/synthesis.mjs`);
  return create({ wasmBinary: wasm, locateFile: (name) => name, printErr: () => undefined });
}

/** What was answered, or the error that it is. */
export function must(answer) {
  if (!answer.ok) throw new Error(`${answer.code} ${answer.message} ${answer.where}`);
  return answer;
}

export function runSteps(step) {
  for (let steps = 1; ; steps++) {
    if (must(step()).done) return steps;
  }
}

/** A file of the module, read to its end. */
export function openFile(module, csv, { book = codebook, options = {} } = {}) {
  const file = new module.SensitiveFile();
  must(file.open(book, JSON.stringify(options)));
  for (let i = 0; i < csv.length; i += 1 << 20) must(file.append(csv.subarray(i, i + (1 << 20))));
  must(file.finish());
  return file;
}

export function measure(file, parameters) {
  must(file.measureBegin(JSON.stringify({ reservation: "entry 1", ...parameters })));
  runSteps(() => file.measureStep());
  const { blob, aggregates, report } = must(file.measureFinish());
  return { blob, aggregates, report: JSON.parse(report) };
}

export function fit(module, blob, parameters = {}) {
  const fitting = new module.Fitting();
  must(fitting.begin(blob, JSON.stringify(parameters)));
  runSteps(() => fitting.step());
  const { csv, report } = must(fitting.finish());
  fitting.delete();
  return { csv, report: JSON.parse(report) };
}
