// What has to be fetched, as brotli at its best, before a contender can answer.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { measureSizes } from "../../.tasks/guards.mjs";
import { at } from "../../.tasks/run.mjs";

const options = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
};
const brotli = (file) => brotliCompressSync(readFileSync(file), options).length;

/**
 * Bytes by contender: scripts and wasm files of a peer's page, a few KB of which are the benchmark itself; our package.
 * Also our engine alone, and our site up to its first table, as CI counts them.
 */
export function downloadSizes(pages) {
  const sizes = {};
  for (const name of readdirSync(pages)) {
    const files = readdirSync(path.join(pages, name)).filter((file) => /\.(js|wasm)$/.test(file));
    sizes[name] = total(files.filter(neededAtOnce).map((file) => path.join(pages, name, file)));
  }
  sizes.casewise = total(scripts("build/package"));
  const ours = measureSizes();
  sizes.engine = ours["engine (wasm, glue and worker)"];
  sizes.site = ours["page up to the first table"];
  return sizes;
}

const scripts = (folder) =>
  readdirSync(at(folder), { recursive: true })
    .filter((file) => /\.(html|m?js|css)$/.test(file) && neededAtOnce(file))
    .map((file) => at(folder, file));

/** All but the sample file, which is only fetched for whoever has no file of their own. */
const neededAtOnce = (file) => !/(^|[/\\])sample-/.test(file);
const total = (files) => files.reduce((sum, file) => sum + brotli(file), 0);
