// What must hold of the engine's numbers whatever the file and the question, for every kind that it can hold of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openCases } from "../oracle/answer.mjs";
import { codebookWith } from "../oracle/golden.mjs";
import { randomFilter } from "../oracle/random_filters.mjs";
import { randomCodebook, randomFile, randomQuery } from "../oracle/random_queries.mjs";
import { createRandom } from "../simulate/random.mjs";
import { ask, newModule, openDataset, plain } from "./engine.mjs";

const module = await newModule();
const release = codebookWith();
const kinds = [
  ...["profile", "crosstab", "itemCombinations", "flows", "trend", "ranking", "comparison", "missingness"],
];

/** Cases as a clean file, in whatever order and number. */
function fileOf(cases, ids) {
  const field = (text) => `"${(text ?? "").replaceAll('"', '""')}"`;
  const lines = [ids.join(","), ...cases.map((one) => ids.map((id) => field(one[id])).join(","))];
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

/** `holds` on random queries of every kind: 25 files, and on each as many queries as it takes to have all kinds. */
function property(name, only, holds) {
  test(name, () => {
    const asked = {};
    for (let seed = 1; seed <= 25; seed++) {
      const random = createRandom(seed);
      const codebook = randomCodebook(random, release);
      const { fields } = openCases(randomFile(random, codebook), codebook);
      const ids = Object.keys(fields[0] ?? { gender: "" });
      const book = JSON.stringify(codebook);
      const open = (cases) => openDataset(module, fileOf(cases, ids), book);
      const opened = open(fields);
      const missing = new Set(only);
      while (missing.size > 0) {
        const query = randomQuery(random, codebook);
        if (!missing.delete(query.kind)) continue;
        asked[query.kind] = (asked[query.kind] ?? 0) + 1;
        try {
          holds({ random, codebook, opened, fields, open, query, run: (one) => plain(ask(opened, one)) });
        } catch (cause) {
          throw new Error(`seed ${seed}: ${JSON.stringify(query)}\n${cause.message}`, { cause });
        }
      }
      opened.dataset.delete();
    }
    assert.deepEqual(Object.keys(asked).sort(), [...only].sort());
  });
}

property("shuffled cases give the same result", kinds, ({ random, fields, open, query, run }) => {
  const shuffled = open(random.shuffled(fields));
  assert.deepEqual(plain(ask(shuffled, query)), run(query));
  shuffled.dataset.delete();
});

const constant = ["percent", "missingPercent", "difference", "id", "value", "from", "to", "kinds"];
function doubled(part, key) {
  if (constant.includes(key) || typeof part === "string" || typeof part === "boolean") return part;
  if (typeof part === "number") return 2 * part;
  if (Array.isArray(part)) return part.map((one) => doubled(one, key));
  if (part === null) return null;
  return Object.fromEntries(
    Object.entries(part).map(([name, one]) => [
      name,
      name === "denominator" && typeof one === "object" ? one : doubled(one, name),
    ]),
  );
}
property("every case twice: every count twice, every percentage the same", kinds, (one) => {
  const twice = one.open([...one.fields, ...one.fields]);
  assert.deepEqual(plain(ask(twice, one.query)), doubled(one.run(one.query), ""));
  twice.dataset.delete();
});

const turn = (lines, width) => Array.from({ length: width }, (_, x) => lines.map((line) => line[x]));
property("columns by rows is rows by columns, turned", ["crosstab"], ({ query, run, codebook }) => {
  const columns = query.columns ?? codebook.sets[0].id;
  const result = run({ ...query, columns });
  const other = run({ ...query, rows: columns, columns: query.rows });
  const pairs = result.layers ? result.layers.map((layer, i) => [layer, other.layers[i]]) : [[result, other]];
  for (const [table, turned] of pairs) {
    const width = table.columns.length;
    const flip = (margin) => ({ ...margin, percent: turn(margin.percent, width) });
    assert.deepEqual(turned, {
      ...table,
      rows: table.columns,
      columns: table.rows,
      counts: turn(table.counts, width),
      column: flip(table.row),
      row: flip(table.column),
      table: flip(table.table),
      totals: { ...table.totals, rows: table.totals.columns, columns: table.totals.rows },
    });
  }
});

/** Every count of a result with what its percentage is of. */
function* shares(result) {
  for (const table of result.layers ?? (result.column ? [result] : []))
    for (const [r, line] of table.counts.entries())
      for (const [c, count] of line.entries()) {
        yield [count, table.column.denominators[c]];
        if (table.row) yield [count, table.row.denominators[r]];
        if (table.table) yield [count, table.table.denominator];
      }
  for (const { answered, missing, values, items } of [...(result.variables ?? []), ...(result.sets ?? [])]) {
    yield [missing, result.selected];
    for (const { count } of values ?? items) yield [count, answered];
  }
  for (const list of [result.combinations, result.flows, result.values])
    for (const { count } of list ?? []) yield [count, result.answered ?? result.answeredBoth];
  if (result.rest) yield [result.rest.count, result.answered ?? result.answeredBoth];
  if (result.same) yield [result.same.count, result.answeredBoth];
  if (result.years)
    for (const line of result.counts) for (const [y, n] of line.entries()) yield [n, result.denominators[y]];
  if (result.coverage)
    for (const [y, n] of result.coverage.answered.entries()) yield [n, result.coverage.cases[y]];
  for (const { counts, denominator } of result.first ? [result.first, result.second] : [])
    for (const count of counts) yield [count, denominator];
  for (const { missing, inColumns } of result.rows?.[0]?.inColumns ? result.rows : []) {
    yield [missing, result.selected];
    for (const [c, n] of inColumns.missing.entries()) yield [n, result.denominators[c]];
  }
}
property("every cell is at most its denominator", kinds, ({ query, run }) => {
  for (const [count, denominator] of shares(run(query)))
    assert.ok(count >= 0 && count <= denominator, `${count} of ${denominator}`);
});

/** Every number that cases add up to, by its place or by the names of its line. */
function additive(part, key = "", into = new Map()) {
  if (typeof part === "number") into.set(key, part);
  else if (Array.isArray(part))
    part.forEach((one, i) => {
      const names = one?.items ? (one.count === undefined ? one.id : one.items) : (one?.id ?? one?.value);
      const name = one?.from === undefined ? names : [one.from, one.to];
      additive(one, `${key}/${JSON.stringify(name ?? i)}`, into);
    });
  else if (typeof part === "object" && part !== null)
    for (const [name, one] of Object.entries(part)) {
      const isFixed = name === "cases" ? !key.endsWith("/coverage") : [...constant, "rest"].includes(name);
      const isText = name === "items" && typeof one[0] === "string";
      const isAsked = name === "denominator" && typeof one !== "number";
      if (!isFixed && !isText && !isAsked) additive(one, `${key}/${name}`, into);
    }
  return into;
}
property("a filter and its complement add up", kinds, ({ random, codebook, query, run }) => {
  const where = randomFilter(random, codebook);
  const whole = { ...query };
  delete whole.top; // what is not named on one side may be on the other
  const within = (filter) => ({ all: [filter, query.where ?? { all: [] }] });
  const [all, kept, others] = [
    whole,
    { ...whole, where: within(where) },
    { ...whole, where: within({ not: where }) },
  ].map((one) => additive(run(one)));
  assert.ok(all.size > 0);
  for (const [key, total] of all) assert.equal((kept.get(key) ?? 0) + (others.get(key) ?? 0), total, key);
  for (const key of [...kept.keys(), ...others.keys()]) assert.ok(all.has(key), key);
});
