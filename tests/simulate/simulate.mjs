/**
 * Writes a simulated case file, shaped like a release of the CTDC Global Synthetic Dataset. Usage: see
 * `usage`.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { simulatedChunks } from "./write_cases.mjs";

const usage = `usage: node tests/simulate/simulate.mjs --cases N --seed S --out FILE
  [--names type|sector] [--line-end lf|crlf] [--bom] [--spelling plain|published]`;

/** @param {string | undefined} text @param {string} option */
function wholeNumber(text, option) {
  if (text === undefined || !/^\d{1,9}$/.test(text)) throw new TypeError(`--${option} wants a whole number`);
  return Number(text);
}

/**
 * @template {string} T
 * @param {string} text
 * @param {readonly T[]} words
 * @param {string} option
 * @returns {T}
 */
function oneOf(text, words, option) {
  const word = words.find((known) => known === text);
  if (word === undefined) throw new TypeError(`--${option} wants one of: ${words.join(", ")}`);
  return word;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      cases: { type: "string" },
      seed: { type: "string" },
      out: { type: "string" },
      names: { type: "string", default: "type" },
      "line-end": { type: "string", default: "lf" },
      bom: { type: "boolean", default: false },
      spelling: { type: "string", default: "plain" },
    },
  });
  if (values.out === undefined) throw new TypeError("--out wants a file name");
  return {
    cases: wholeNumber(values.cases, "cases"),
    seed: wholeNumber(values.seed, "seed"),
    out: values.out,
    layout: {
      names: oneOf(values.names, ["type", "sector"], "names"),
      lineEnd: oneOf(values["line-end"], ["lf", "crlf"], "line-end"),
      byteOrderMark: values.bom,
      spelling: oneOf(values.spelling, ["plain", "published"], "spelling"),
    },
  };
}

/** @param {ReturnType<typeof readOptions>} options */
function writeFile(options) {
  const file = openSync(options.out, "w");
  try {
    for (const chunk of simulatedChunks(options.cases, options.seed, options.layout)) {
      for (let written = 0; written < chunk.length;) written += writeSync(file, chunk, written);
    }
  } finally {
    closeSync(file);
  }
}

try {
  writeFile(readOptions());
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
  process.exitCode = error instanceof TypeError ? 2 : 1;
}
