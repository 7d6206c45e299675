// This engine, as the package that users import: in its own worker, under the policy of our pages.
import { openEngine } from "../../../build/package/casewise.mjs";
import * as plain from "../page/plain.mjs";
import { categoricals } from "../page/variables.mjs";

let engine;
let dataset;
let asked = 0;

const where = (terms) => ({ all: terms });
const queries = {
  profile: (terms) => ({ kind: "profile", where: where(terms) }),
  crosstab: (terms) => ({ kind: "crosstab", rows: "means", columns: "ageBroad", where: where(terms) }),
  // `top` is above any number of kinds and changes with every call, so that no answer can be one that was kept.
  flows: (terms) => ({ kind: "flows", where: where(terms), top: 1_000_000 + (asked++ % 1_000_000) }),
  combinations: (terms) => ({
    kind: "itemCombinations",
    set: "means",
    where: where(terms),
    top: 1_000_000 + (asked++ % 1_000_000),
  }),
};
const ask = (kind) => (terms) => dataset.reply(queries[kind](terms));

export default {
  /** Of any variable, not only of those that the other questions are asked under. */
  filtersAny: true,
  async boot() {
    engine = await openEngine();
  },
  async open(buffer) {
    dataset = await engine.open(buffer);
  },
  profile: ask("profile"),
  crosstab: ask("crosstab"),
  flows: ask("flows"),
  combinations: ask("combinations"),
  close() {
    dataset.close();
  },

  /** The shortest round trip there is: how much of a call is not the engine. */
  ping: () => engine.memory(),
  memory: async () => (await engine.memory()).bytes,
  /** What is drawn in a frame. */
  bars: ({ counts }) => counts,

  read() {
    const { cases, report } = dataset.description;
    return { cases, fields: report.variables.reduce((sum, { recorded }) => sum + recorded, 0) };
  },
  async plain(kind, terms) {
    return named[kind](await dataset.run(queries[kind](terms)));
  },
};

const named = {
  profile: ({ selected, variables, sets }) =>
    plain.profile(
      selected,
      variables
        .filter(({ id }) => categoricals.includes(id))
        .map(({ id, values }) => [id, plain.counts(values.map(({ value, count }) => [value, count]))]),
      sets.map(({ id, answered, items }) => [
        id,
        answered,
        plain.counts(items.map((item) => [item.id, item.count])),
      ]),
    ),
  crosstab({ selected, rows, columns, counts, column, row, table }) {
    const result = plain.crosstab(
      selected,
      columns.map(({ id }, c) => [
        id,
        column.denominators[c],
        plain.counts(rows.map((item, r) => [item.id, counts[r][c]])),
      ]),
    );
    // What follows from the rest in the peers' answers, our engine has counted: take what it says.
    result.rowDenominators = plain.counts(rows.map(({ id }, r) => [id, row.denominators[r]]));
    result.tableDenominator = table.denominator;
    return result;
  },
  flows: ({ selected, answeredBoth, flows }) => ({
    ...plain.flows(
      selected,
      flows.map(({ from, to, count }) => [`${from}>${to}`, count]),
    ),
    answeredBoth,
  }),
  combinations: ({ selected, answered, combinations }) => ({
    ...plain.combinations(
      selected,
      combinations.map(({ items, count }) => [items.join("+"), count]),
    ),
    answered,
  }),
};
