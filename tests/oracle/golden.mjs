import { readdirSync, readFileSync } from "node:fs";

/**
 * The golden pairs of tests/golden/ and the fixtures they speak of, for whoever is held to them.
 *
 * @typedef {object} GoldenPair
 * @property {string} name
 * @property {string} file a file of tests/fixtures/
 * @property {unknown} query
 * @property {Record<string, "anyPresent" | "anyRecorded">} [answeredBy] sets for which the codebook is to be
 *   changed
 * @property {unknown} expected the result without its cautions, or an error without its message
 */

const golden = new URL("../golden/", import.meta.url);
const fixtures = new URL("../fixtures/", import.meta.url);
const codebookFile = new URL("../../public/codebook/ctdc-global-synthetic.json", import.meta.url);

/** @param {URL} file */
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** @returns {GoldenPair[]} */
export function goldenPairs() {
  const queries = readdirSync(golden).filter((file) => file.endsWith(".query.json"));
  return queries.sort().map((file) => {
    const name = file.slice(0, -".query.json".length);
    return {
      name,
      ...readJson(new URL(file, golden)),
      expected: readJson(new URL(`${name}.expected.json`, golden)),
    };
  });
}

/** @param {string} file */
export const readFixture = (file) => readFileSync(new URL(file, fixtures));

/**
 * The codebook of the release, with other answer rules for some sets.
 * @param {Record<string, "anyPresent" | "anyRecorded">} [answeredBy]
 * @returns {import("./codebook.mjs").Codebook}
 */
export function codebookWith(answeredBy = {}) {
  const codebook = readJson(codebookFile);
  for (const set of codebook.sets) set.answeredBy = answeredBy[set.id] ?? set.answeredBy;
  return codebook;
}
