// The built engine, as everything else gets it: the module of build/wasm, and the package of build/cli.
import { readFileSync } from "node:fs";
import createCasewise from "../../build/wasm/casewise.mjs";
import { load } from "../web/load.mjs";

export { CasewiseError, errorCodes, openEngine } from "casewise";

const { toResult } = await load("web/model/results.ts");

/** The wasm module with nothing around it. */
export const newModule = () =>
  createCasewise({
    wasmBinary: readFileSync(new URL("../../build/wasm/casewise.wasm", import.meta.url)),
    locateFile: (name) => name,
    printErr: () => undefined,
  });

export const publishedCodebook = readFileSync(
  new URL("../../public/codebook/ctdc-global-synthetic.json", import.meta.url),
  "utf8",
);

/** `{ dataset, description }`, or `{ error }` as the contract writes it. The caller deletes the dataset. */
export function openDataset(module, bytes, codebook = publishedCodebook, sliceBytes = 1 << 20) {
  const dataset = new module.Dataset();
  const steps = [() => dataset.open(codebook)];
  for (let start = 0; start < bytes.length; start += sliceBytes) {
    steps.push(() => dataset.append(bytes.subarray(start, start + sliceBytes)));
  }
  steps.push(() => dataset.finish());
  for (const step of steps) {
    const answer = step();
    if (!answer.ok) {
      dataset.delete();
      return errorOf(answer);
    }
  }
  return { dataset, description: { ...JSON.parse(dataset.describe().json), codebook: JSON.parse(codebook) } };
}

/** The result of the contract, section 4, or `{ error }`. */
export function ask({ dataset, description }, query) {
  const answer = dataset.run(JSON.stringify(query));
  if (!answer.ok) return errorOf(answer);
  const { header, counts, percents } = answer;
  return toResult(description, { header: JSON.parse(header), counts, percents });
}

const errorOf = ({ code, message, where }) => ({ error: { code, message, where } });

/** A result without what the golden files leave out: cautions, messages, and the keys beyond the contract's. */
export function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const left = Object.entries(value).filter(([key]) => !["cautions", "codebook", "message"].includes(key));
  return Object.fromEntries(left.map(([key, part]) => [key, plain(part)]));
}
