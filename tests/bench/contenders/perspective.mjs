// Perspective through its own worker, with stated types: a view per question, read as typed arrays and deleted.
// Tried, and slower: `split_by` and roll-ups for tables of two variables, one code per combination, `if` for `coalesce`.
import perspective from "@perspective-dev/client";
import clientWasm from "url:@perspective-dev/client/dist/wasm/perspective-js.wasm";
import serverWasm from "url:@perspective-dev/server/dist/wasm/perspective-server.wasm";
import * as plain from "../page/plain.mjs";
import { categoricals, columns, indicators, means, sets } from "../page/variables.mjs";

let client;
let table;

const address = (file) => new URL(file, location.href).href;
const isNumber = (id) => id === "yearOfRegistration" || indicators.includes(id);
const schema = Object.fromEntries(columns.map((id) => [id, isNumber(id) ? "integer" : "string"]));

const filter = (terms) =>
  terms.flatMap(({ variable, between, in: list }) =>
    between
      ? [
          [variable, ">=", between[0]],
          [variable, "<=", between[1]],
        ]
      : [[variable, "in", list]],
  );

/** A view's columns by name: `values`, which entries are `valid`, and the `labels` that values of text stand for. */
async function ask(config, terms) {
  const view = await table.view({ ...config, filter: filter(terms) });
  const answer = new Map();
  await view.with_typed_arrays(undefined, (names, values, validities, dictionaries) => {
    // The arrays are only lent for the time of this call.
    for (const [i, name] of names.entries()) {
      answer.set(name, { values: values[i].slice(), valid: validities[i]?.slice(), labels: dictionaries[i] });
    }
  });
  await view.delete();
  return answer;
}

/** `items` summed, `answered` for each set and `n` cases, in all or in each group. */
const summed = (items, sets, groups) => ({
  columns: ["n", ...items, ...sets.map(({ id }) => id)],
  expressions: {
    n: "1",
    ...Object.fromEntries(
      sets.map(({ id, items }) => [id, `coalesce(${items.map((item) => `"${item}"`).join(", ")})`]),
    ),
  },
  aggregates: Object.fromEntries(["n", ...items, ...sets.map(({ id }) => id)].map((name) => [name, "sum"])),
  ...(groups ? { group_by: groups, group_rollup_mode: "flat" } : { group_rollup_mode: "total" }),
});
/** `count` counts cases whatever is in the column: any one will do. */
const counted = (groups) => ({
  columns: ["gender"],
  aggregates: { gender: "count" },
  group_by: groups,
  group_rollup_mode: "flat",
});
const meansSet = sets.filter(({ id }) => id === "means");

const questions = {
  profile: (terms) =>
    Promise.all([
      ask(summed(indicators, sets), terms),
      ...categoricals.map((id) => ask(counted([id]), terms)),
    ]),
  crosstab: (terms) => ask(summed(means, meansSet, ["ageBroad"]), terms),
  flows: (terms) => ask(counted(["citizenship", "CountryOfExploitation"]), terms),
  combinations: (terms) => ask(counted(means), terms),
};

export default {
  async boot() {
    perspective.init_server(fetch(address(serverWasm)));
    perspective.init_client(fetch(address(clientWasm)));
    client = await perspective.worker();
  },
  async open(buffer) {
    table = await client.table(schema);
    await table.update(buffer, { format: "csv" });
  },
  ...questions,
  ping: () => table.size(),
  close: () => table.delete(),

  async read() {
    // A blank field of text is an empty text to it, not a missing one.
    const blank = (id) => (isNumber(id) ? `is_null("${id}")` : `length("${id}") == 0`);
    const valid = Object.fromEntries(columns.map((id) => [`${id}?`, `${blank(id)} ? 0 : 1`]));
    const answer = await ask(
      {
        columns: Object.keys(valid),
        expressions: valid,
        aggregates: Object.fromEntries(Object.keys(valid).map((name) => [name, "sum"])),
        group_rollup_mode: "total",
      },
      [],
    );
    return {
      cases: await table.size(),
      fields: total(Array.from(answer.values(), ({ values }) => values[0])),
    };
  },
  async plain(kind, terms) {
    return named[kind](await questions[kind](terms));
  },
};

const total = (numbers) => Array.from(numbers, Number).reduce((sum, number) => sum + number, 0);

/** The group of each row at one level: null where the variable is missing. */
function groups(answer, level = 0) {
  const { values, valid, labels } = answer.get(`__ROW_PATH_${level}__`);
  return Array.from(values, (value, row) => {
    if (valid && !((valid[row >> 3] >> (row & 7)) & 1)) return null;
    return (labels ? labels[value] : value) || null;
  });
}

const named = {
  profile([totals, ...views]) {
    const of = (name) => Number(totals.get(name)?.values[0] ?? 0);
    return plain.profile(
      of("n"),
      categoricals.map((id, index) => {
        const { values } = views[index].get("gender");
        return [id, plain.counts(groups(views[index]).map((value, row) => [value, value === null ? 0 : values[row]]))]; // prettier-ignore
      }),
      sets.map(({ id, items }) => [id, of(id), plain.counts(items.map((item) => [item, of(item)]))]),
    );
  },
  crosstab(answer) {
    const of = (name) => answer.get(name).values;
    return plain.crosstab(
      total(of("n")),
      groups(answer)
        .map((age, row) => [
          age,
          Number(of("means")[row]),
          plain.counts(means.map((item) => [item, of(item)[row]])),
        ])
        .filter(([age]) => age !== null),
    );
  },
  flows(answer) {
    const { values } = answer.get("gender");
    const [from, to] = [groups(answer, 0), groups(answer, 1)];
    return plain.flows(
      total(values),
      from
        .map((a, row) => [a, to[row], values[row]])
        .filter(([a, b]) => a !== null && b !== null)
        .map(([a, b, count]) => [`${a}>${b}`, count]),
    );
  },
  combinations(answer) {
    const { values } = answer.get("gender");
    const items = means.map((_, level) => groups(answer, level));
    return plain.combinations(
      total(values),
      Array.from(values, (count, row) => [means.filter((_, m) => items[m][row] !== null).join("+"), count]),
    );
  },
};
