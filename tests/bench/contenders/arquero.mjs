// Arquero 7: its own reader of CSV with stated types, then its verbs. Expressions are parsed and compiled anew per filter.
import { fromCSV, op } from "arquero";
import * as plain from "../page/plain.mjs";
import { categoricals, columns, indicators, means, sets } from "../page/variables.mjs";

let table;

const text = (value) => value;
const parse = Object.fromEntries(
  columns.map((id) => [id, id === "yearOfRegistration" || indicators.includes(id) ? Number : text]),
);

/** A filter as source text, which Arquero compiles: faster than calling back for every case. */
function chosen(terms) {
  if (terms.length === 0) return table;
  const conditions = terms.map(({ variable, between, in: list }) =>
    between
      ? `(d.${variable} >= ${between[0]} && d.${variable} <= ${between[1]})`
      : `(${list.map((value) => `d.${variable} === ${JSON.stringify(value)}`).join(" || ")})`,
  );
  return table.filter(`d => ${conditions.join(" && ")}`);
}

const answered = (items) => `d => op.sum((${items.map((item) => `d.${item} === 1`).join(" || ")}) ? 1 : 0)`;
const itemCounts = (items) => Object.fromEntries(items.map((item) => [item, op.valid(item)]));
const numbers = (result, ids) => ids.map((id) => Int32Array.from(result.array(id)));
const strings = (result, ids) => ids.map((id) => result.array(id));

const questions = {
  profile(terms) {
    const cases = chosen(terms);
    const setCounts = Object.fromEntries(sets.map(({ id, items }) => [`set_${id}`, answered(items)]));
    const totals = cases.rollup({ selected: op.count(), ...itemCounts(indicators), ...setCounts });
    return {
      totals: numbers(totals, totals.columnNames()),
      names: totals.columnNames(),
      values: categoricals.map((id) => {
        const byValue = cases.groupby(id).count();
        return [strings(byValue, [id])[0], ...numbers(byValue, ["count"])];
      }),
    };
  },
  crosstab(terms) {
    const byAge = chosen(terms)
      .groupby("ageBroad")
      .rollup({ selected: op.count(), answered: answered(means), ...itemCounts(means) });
    return [...strings(byAge, ["ageBroad"]), ...numbers(byAge, ["selected", "answered", ...means])];
  },
  flows(terms) {
    const pairs = chosen(terms).groupby("citizenship", "CountryOfExploitation").count();
    return [...strings(pairs, ["citizenship", "CountryOfExploitation"]), ...numbers(pairs, ["count"])];
  },
  combinations(terms) {
    const kinds = chosen(terms)
      .groupby(...means)
      .count();
    return numbers(kinds, ["count", ...means]);
  },
};

export default {
  async open(buffer) {
    table = fromCSV(new TextDecoder().decode(buffer), { autoType: false, parse });
  },
  profile: async (terms) => questions.profile(terms),
  crosstab: async (terms) => questions.crosstab(terms),
  flows: async (terms) => questions.flows(terms),
  combinations: async (terms) => questions.combinations(terms),
  close() {
    table = undefined;
  },

  read() {
    const valid = table.rollup(Object.fromEntries(columns.map((id) => [id, op.valid(id)])));
    return { cases: table.numRows(), fields: columns.reduce((sum, id) => sum + valid.get(id, 0), 0) };
  },
  async plain(kind, terms) {
    return named[kind](questions[kind](terms));
  },
};

const total = (counts) => counts.reduce((sum, count) => sum + count, 0);
const recorded = (value) => value !== null && value !== undefined;

const named = {
  profile({ totals, names, values }) {
    const of = (name) => totals[names.indexOf(name)][0];
    return plain.profile(
      of("selected"),
      categoricals.map((id, index) => {
        const [labels, counts] = values[index];
        return [id, plain.counts(labels.map((label, i) => [label, recorded(label) ? counts[i] : 0]))];
      }),
      sets.map(({ id, items }) => [id, of(`set_${id}`), plain.counts(items.map((item) => [item, of(item)]))]),
    );
  },
  crosstab: ([ages, selected, answered, ...items]) =>
    plain.crosstab(
      total(selected),
      ages
        .map((age, i) => [age, answered[i], plain.counts(means.map((item, m) => [item, items[m][i]]))])
        .filter(([age]) => recorded(age)),
    ),
  flows: ([from, to, counts]) =>
    plain.flows(
      total(counts),
      from
        .map((a, i) => [a, to[i], counts[i]])
        .filter(([a, b]) => recorded(a) && recorded(b))
        .map(([a, b, count]) => [`${a}>${b}`, count]),
    ),
  combinations: ([counts, ...items]) =>
    plain.combinations(
      total(counts),
      Array.from(counts, (count, i) => [means.filter((_, m) => items[m][i] === 1).join("+"), count]),
    ),
};
