import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createRandom } from "../simulate/random.mjs";
import { answer, openCases } from "./answer.mjs";
import { cautionsOf } from "./cautions.mjs";
import { codebookWith } from "./golden.mjs";
import { randomBadQuery } from "./random_bad_queries.mjs";
import { randomFilter } from "./random_filters.mjs";
import { randomAxis, randomCodebook, randomFile, randomQuery } from "./random_queries.mjs";
import { reportOf } from "./report.mjs";

/** @typedef {import("./read_cases.mjs").Dataset} Dataset */

const rounds = 150;
const release = codebookWith();

/**
 * What must hold of every file, tried on many.
 * @param {string} name
 * @param {(random: import("../simulate/random.mjs").Random, dataset: Dataset) => void} holds
 */
function property(name, holds) {
  it(name, () => {
    for (let seed = 1; seed <= rounds; seed += 1) {
      const random = createRandom(seed);
      const codebook = randomCodebook(random, release);
      const dataset = openCases(randomFile(random, codebook), codebook);
      assert.ok("cases" in dataset, `seed ${seed}`);
      try {
        holds(random, dataset);
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
    }
  });
}

/** @param {Dataset} dataset @param {unknown} query @returns {any} */
function answered(dataset, query) {
  const result = answer(dataset, query);
  assert.ok(!("error" in result), JSON.stringify({ query, result }));
  return result;
}

/** @param {any[][]} matrix @param {number} width */
const transposed = (matrix, width) =>
  Array.from({ length: width }, (_, column) => matrix.map((row) => row[column]));

const keysThatStay = ["percent", "missingPercent", "difference", "id", "value", "from", "to", "kinds"];

/** The result with every count doubled. @param {any} result @returns {any} */
function doubled(result) {
  if (typeof result === "number") return 2 * result;
  if (Array.isArray(result)) return result.map(doubled);
  if (typeof result !== "object" || result === null) return result;
  return Object.fromEntries(
    Object.entries(result).map(([name, part]) => {
      const isDefinition = name === "denominator" && typeof part !== "number";
      const isCombination = name === "items" && typeof part[0] === "string";
      return [name, isDefinition || isCombination || keysThatStay.includes(name) ? part : doubled(part)];
    }),
  );
}

describe("every random query", () => {
  property("is answered, the same each time, and has cautions", (random, dataset) => {
    for (let number = 0; number < 5; number += 1) {
      const query = randomQuery(random, dataset.codebook);
      assert.deepEqual(answered(dataset, query), answered(dataset, JSON.parse(JSON.stringify(query))));
      assert.ok(cautionsOf(dataset, query).length >= 2);
    }
  });

  property("that is broken gives the error that it was broken for", (random, dataset) => {
    for (let number = 0; number < 5; number += 1) {
      const { query, code } = randomBadQuery(random, dataset.codebook);
      const result = answer(dataset, query);
      assert.equal("error" in result && result.error.code, code, JSON.stringify(query));
    }
  });
});

describe("a result", () => {
  property("does not depend on the order of the cases", (random, dataset) => {
    const query = randomQuery(random, dataset.codebook);
    const shuffled = { ...dataset, cases: random.shuffled(dataset.cases) };
    assert.deepEqual(answered(shuffled, query), answered(dataset, query));
  });

  property("of every case twice has every count twice, and the same percentages", (random, dataset) => {
    const query = randomQuery(random, dataset.codebook);
    const twice = { ...dataset, cases: [...dataset.cases, ...dataset.cases] };
    assert.deepEqual(answered(twice, query), doubled(answered(dataset, query)));
  });

  property("of rows by columns is that of columns by rows, turned", (random, dataset) => {
    const query = /** @type {any} */ (randomQuery(random, dataset.codebook));
    const denominator = query.denominator ?? random.pick(["answered", "all", "responses"]);
    const [rows, columns] = [randomAxis(random, dataset.codebook), randomAxis(random, dataset.codebook)];
    const table = answered(dataset, { kind: "crosstab", rows, columns, denominator });
    const turned = answered(dataset, { kind: "crosstab", rows: columns, columns: rows, denominator });
    const width = table.columns.length;
    assert.deepEqual(turned.counts, transposed(table.counts, width));
    assert.deepEqual(turned.row, { ...table.column, percent: transposed(table.column.percent, width) });
    assert.deepEqual(turned.column, { ...table.row, percent: transposed(table.row.percent, width) });
    assert.deepEqual(turned.table, { ...table.table, percent: transposed(table.table.percent, width) });
    assert.deepEqual(turned.totals, {
      rows: table.totals.columns,
      columns: table.totals.rows,
      all: table.totals.all,
    });
  });

  property("of a filter and that of its complement add up to that without", (random, dataset) => {
    const where = randomFilter(random, dataset.codebook);
    const query = {
      kind: "crosstab",
      rows: randomAxis(random, dataset.codebook),
      columns: randomAxis(random, dataset.codebook),
    };
    const whole = answered(dataset, query);
    const [kept, others] = [where, { not: where }].map((filter) =>
      answered(dataset, { ...query, where: filter }),
    );
    const sums = (/** @type {number[]} */ one, /** @type {number[]} */ other) =>
      one.map((count, index) => count + other[index]);
    assert.equal(kept.selected + others.selected, dataset.cases.length);
    assert.deepEqual(
      kept.counts.map((/** @type {number[]} */ row, /** @type {number} */ index) =>
        sums(row, others.counts[index]),
      ),
      whole.counts,
    );
    assert.deepEqual(sums(kept.column.denominators, others.column.denominators), whole.column.denominators);
    assert.deepEqual(sums(kept.row.leftOut, others.row.leftOut), whole.row.leftOut);
  });
});

describe("a denominator", () => {
  property(
    "is at least each count but for one multiple response, and with those left out makes the column",
    (random, dataset) => {
      const [rows, columns] = [randomAxis(random, dataset.codebook), randomAxis(random, dataset.codebook)];
      const all = answered(dataset, { kind: "crosstab", rows, columns, denominator: "all" });
      const some = answered(dataset, { kind: "crosstab", rows, columns });
      some.column.denominators.forEach((/** @type {number} */ denominator, /** @type {number} */ column) => {
        assert.equal(denominator + some.column.leftOut[column], all.column.denominators[column]);
        for (const row of some.counts) assert.ok(row[column] <= denominator);
      });
      assert.equal(some.table.denominator + some.table.leftOut, some.selected);
    },
  );
});

describe("in, notIn and missing", () => {
  property("part the cases of a variable", (random, dataset) => {
    const { id } = random.pick(dataset.codebook.variables.filter(({ type }) => type === "categorical"));
    const values = random.shuffled(dataset.cases.map((one) => one[id])).filter((value) => value !== null);
    const list = values.slice(0, random.below(4));
    const parts = [{ in: list }, { notIn: list }, { missing: true }].map(
      (form) => answered(dataset, { kind: "profile", where: { variable: id, ...form } }).selected,
    );
    assert.equal(
      parts.reduce((total, part) => total + part, 0),
      dataset.cases.length,
    );
  });
});

describe("a report", () => {
  property("accounts for every field of every variable", (random, dataset) => {
    for (const { id, recorded, missing, explicitZeros, unreadable } of reportOf(dataset).variables) {
      assert.equal(recorded + missing + explicitZeros + unreadable, dataset.cases.length, id);
      assert.ok(missing >= 0, id);
    }
  });
});
