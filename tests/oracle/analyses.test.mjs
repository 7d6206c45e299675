import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createRandom } from "../simulate/random.mjs";
import { isShift } from "./analyses.mjs";
import { answer, openCases } from "./answer.mjs";
import { cautionsOf } from "./cautions.mjs";
import { codebookWith, readFixture } from "./golden.mjs";
import { randomFilter } from "./random_filters.mjs";
import { randomAxis, randomCodebook, randomFile } from "./random_queries.mjs";

/** @typedef {import("./read_cases.mjs").Dataset} Dataset */

const release = codebookWith();

/** @param {Dataset} dataset @param {unknown} query @returns {any} */
function answered(dataset, query) {
  const result = answer(dataset, query);
  assert.ok(!("error" in result), JSON.stringify({ query, result }));
  return result;
}

/** @param {(random: import("../simulate/random.mjs").Random, dataset: Dataset) => void} holds */
function forManyFiles(holds) {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = createRandom(seed);
    const codebook = randomCodebook(random, release);
    const dataset = openCases(randomFile(random, codebook), codebook);
    assert.ok("cases" in dataset);
    try {
      holds(random, dataset);
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
}

describe("a shift of coverage", () => {
  const share = (/** @type {number} */ answers, /** @type {number} */ cases) => ({
    answered: answers,
    cases,
  });

  it("is 15 percentage points or more, either way, to the last case", () => {
    assert.equal(isShift(share(13, 20), share(10, 20)), true);
    assert.equal(isShift(share(10, 20), share(13, 20)), true);
    assert.equal(isShift(share(12, 20), share(10, 20)), false);
    assert.equal(isShift(share(6499, 10_000), share(50, 100)), false);
    assert.equal(isShift(share(6500, 10_000), share(50, 100)), true);
    assert.equal(isShift(share(3, 3), share(17, 20)), true);
  });

  it("is counted from the latest year with cases, and from none to a value that is no year", () => {
    const text = ["2003,1", "2003,1", "2007,", "2007,1", "soon,1", "2009,1", "2009,"].join("\n");
    const dataset = openCases(`yearOfRegistration,isForcedLabour\n${text}\n`, release);
    assert.ok("cases" in dataset);
    const { years, coverage } = answered(dataset, { kind: "trend", rows: "exploitation" });
    const marked = years.filter((/** @type {unknown} */ _, /** @type {number} */ y) => coverage.shifted[y]);
    assert.deepEqual(marked, [{ id: 2007 }]);
    assert.deepEqual(years.at(-1), { id: "soon" });
    assert.equal(coverage.percent.at(-1), 100);
  });
});

describe("a trend", () => {
  it("is, year by year, the one-way table of that year's cases", () =>
    forManyFiles((random, dataset) => {
      const rows = randomAxis(random, dataset.codebook);
      const denominator = random.pick(["answered", "all", "responses"]);
      const trend = answered(dataset, { kind: "trend", rows, denominator });
      const y = random.below(trend.years.length);
      const where = { variable: "yearOfRegistration", in: [trend.years[y].id] };
      const table = answered(dataset, { kind: "crosstab", rows, denominator, where });
      const column = (/** @type {any[][]} */ matrix) => matrix.map((row) => [row[y]]);
      assert.deepEqual(column(trend.counts), table.counts);
      assert.deepEqual([trend.denominators[y]], table.column.denominators);
      assert.deepEqual([trend.leftOut[y]], table.column.leftOut);
      assert.deepEqual(column(trend.percent), table.column.percent);
      assert.equal(trend.coverage.cases[y], table.selected);
      assert.equal(trend.coverage.answered[y], table.totals.all);
    }));
});

describe("a ranking", () => {
  it("loses nothing: what is listed and the rest are all that occurs", () =>
    forManyFiles((random, dataset) => {
      const rows = randomAxis(random, dataset.codebook);
      const all = answered(dataset, { kind: "ranking", rows });
      const top = random.below(4);
      const some = answered(dataset, { kind: "ranking", rows, top });
      assert.deepEqual(all.rest, { kinds: 0, count: 0, percent: all.answered === 0 ? null : 0 });
      assert.deepEqual(some.values, all.values.slice(0, top));
      assert.equal(some.values.length + some.rest.kinds, all.values.length);
      assert.equal(all.answered + all.missing, all.selected);
      const others = all.values.slice(top).map((/** @type {{ count: number }} */ { count }) => count);
      const sum = others.reduce(
        (/** @type {number} */ total, /** @type {number} */ count) => total + count,
        0,
      );
      assert.ok(some.rest.count <= sum && some.rest.count >= Math.max(0, ...others));
    }));
});

describe("a comparison", () => {
  it("turned around has the opposite differences", () =>
    forManyFiles((random, dataset) => {
      const [one, other] = [randomFilter(random, dataset.codebook), randomFilter(random, dataset.codebook)];
      const rows = randomAxis(random, dataset.codebook);
      const there = answered(dataset, { kind: "comparison", rows, first: one, second: other });
      const back = answered(dataset, { kind: "comparison", rows, first: other, second: one });
      assert.deepEqual(there.first, back.second);
      assert.deepEqual(there.second, back.first);
      assert.equal(there.inBoth, back.inBoth);
      for (const [r, difference] of there.difference.entries())
        assert.equal(difference === null ? null : 0 - difference, back.difference[r]);
    }));
});

describe("missingness", () => {
  it("is what a profile says is missing, of all cases and of each column's", () =>
    forManyFiles((random, dataset) => {
      const columns = random.pick(["gender", "ageBroad", "exploitation"]);
      const table = answered(dataset, { kind: "missingness", columns });
      const profile = answered(dataset, { kind: "profile" });
      const parts = [...profile.variables, ...profile.sets];
      const missing = (/** @type {any} */ { id, missing: count, missingPercent }) => [
        id,
        count,
        missingPercent,
      ];
      assert.deepEqual(
        table.rows.map((/** @type {any} */ { id, missing: count, percent }) => [id, count, percent]),
        parts.map(missing),
      );
      table.columns.forEach((/** @type {any} */ { id }, /** @type {number} */ c) => {
        const where =
          columns === "exploitation" ? { set: columns, anyOf: [id] } : { variable: columns, in: [id] };
        const inColumn = answered(dataset, { kind: "profile", where });
        assert.equal(table.denominators[c], inColumn.selected);
        assert.deepEqual(
          table.rows.map((/** @type {any} */ row) => row.inColumns.missing[c]),
          [...inColumn.variables, ...inColumn.sets].map((part) => part.missing),
        );
      });
    }));
});

describe("flows from one value to the same", () => {
  it("are the domestic cases, where the ends are the two countries", () =>
    forManyFiles((random, dataset) => {
      const { same, answeredBoth } = answered(dataset, { kind: "flows", top: random.below(3) });
      const where = { variable: "border", in: ["domestic"] };
      assert.equal(same.count, answered(dataset, { kind: "profile", where }).selected);
      assert.equal(same.percent, answeredBoth === 0 ? null : (100 * same.count) / answeredBoth);
    }));
});

describe("cautions of the analyses", () => {
  const dataset = openCases(readFixture("twelve_cases.csv"), release);
  assert.ok("cases" in dataset);
  const codes = (/** @type {any} */ query) => cautionsOf(dataset, query).map(({ code }) => code);

  it("say that years are those of registration, and what the two selections name", () => {
    assert.ok(codes({ kind: "trend", rows: "means" }).includes("registration_year"));
    assert.ok(codes({ kind: "missingness", columns: "CountryOfExploitation" }).includes("proxy_country"));
    assert.ok(
      codes({
        kind: "comparison",
        rows: "gender",
        first: { set: "means", answered: true },
        second: { all: [] },
      }).includes("not_collected_by_all"),
    );
  });
});
