// What a table can be made of, as SQL over one row per case. Written from the contract, sections 1 and 4.
import { named, quoted } from "./duckdb.mjs";

/** @typedef {import("../oracle/codebook.mjs").Codebook} Codebook */
/** @typedef {import("../oracle/read_cases.mjs").Dataset} Dataset */
/** @typedef {(sql: string) => Record<string, any>[]} Run */

/** @param {Dataset} dataset @param {string} set the items that have a column */
export const itemsOf = ({ codebook, inFile }, set) =>
  codebook.sets.find(({ id }) => id === set).items.filter((item) => inFile[item]);

const any = (parts) => (parts.length === 0 ? "false" : `(${parts.join(" OR ")})`);
const isPresent = (item) => `${named(item)} IS NOT DISTINCT FROM 1`;

/** @param {Dataset} dataset @param {string} set */
export function answeredSet(dataset, set) {
  const { answeredBy } = dataset.codebook.sets.find(({ id }) => id === set);
  const items = itemsOf(dataset, set);
  return any(
    items.map((item) => (answeredBy === "anyPresent" ? isPresent(item) : `${named(item)} IS NOT NULL`)),
  );
}

/** The number of items present. @param {Dataset} dataset @param {string} set */
export function presentCount(dataset, set) {
  const items = itemsOf(dataset, set).map((item) => `CASE WHEN ${isPresent(item)} THEN 1 ELSE 0 END`);
  return `(${["0", ...items].join(" + ")})`;
}

/** A text, or NULL where it is missing: the value of a categorical or derived variable. */
export function valueOf(dataset, id) {
  const derived = dataset.codebook.derived.find((one) => one.id === id);
  if (!derived) return named(id);
  if (derived.kind === "itemCount")
    return `(CASE WHEN ${answeredSet(dataset, derived.set)} THEN CAST(${presentCount(dataset, derived.set)} AS VARCHAR) END)`;
  const [first, second] = [derived.from].flat().map(named);
  if (derived.kind === "samePlace") {
    const [equal, different] = derived.values.map(({ value }) => quoted(value));
    return `(CASE WHEN ${first} IS NULL OR ${second} IS NULL THEN NULL WHEN ${first} = ${second} THEN ${equal} ELSE ${different} END)`;
  }
  const groups = derived.values.map(
    ({ value, of }) => `WHEN ${first} IN (${of.map(quoted).join(", ")}) THEN ${quoted(value)}`,
  );
  return `(CASE ${groups.join(" ")} END)`;
}

/**
 * An axis of a table: its categories in order, the cases that have each (relation of `id` and `cat`), and who answered.
 * @typedef {{ ids: (string|number)[], keys: string[], relation: string, answered: string }} Axis
 */

/** Everything that can be asked of one data set; categories are looked up once. */
export class Axes {
  #known = new Map();
  /** @param {Dataset} dataset @param {Run} run */
  constructor(dataset, run) {
    this.dataset = dataset;
    this.run = run;
  }

  /** @param {string} id @returns {Axis} */
  axis(id) {
    if (!this.#known.has(id)) this.#known.set(id, this.#make(id));
    return this.#known.get(id);
  }

  #make(id) {
    const { dataset } = this;
    const { codebook } = dataset;
    const having = (item, cat) => `SELECT id, ${quoted(cat)} AS cat FROM cases WHERE ${isPresent(item)}`;
    if (codebook.sets.some((set) => set.id === id)) {
      const items = itemsOf(dataset, id);
      const none = "SELECT id, '' AS cat FROM cases WHERE false";
      return {
        ids: items,
        keys: items,
        relation: [none, ...items.map((item) => having(item, item))].join(" UNION ALL "),
        answered: answeredSet(dataset, id),
      };
    }
    const variable = codebook.variables.find((one) => one.id === id);
    if (variable?.type === "indicator") {
      const set = codebook.sets.find(({ items }) => items.includes(id));
      return { ids: [1], keys: ["1"], relation: having(id, "1"), answered: answeredSet(dataset, set.id) };
    }
    const value = valueOf(dataset, id);
    const ids = this.#values(id, variable, value);
    return {
      ids,
      keys: ids.map(String),
      relation: `SELECT id, ${value} AS cat FROM cases WHERE ${value} IS NOT NULL`,
      answered: `${value} IS NOT NULL`,
    };
  }

  /** In the order of every table: the codebook's, then the unknown ones by code point. */
  #values(id, variable, value) {
    const { codebook } = this.dataset;
    const derived = codebook.derived.find((one) => one.id === id);
    if (derived?.kind === "itemCount") {
      const { items, answeredBy } = codebook.sets.find((set) => set.id === derived.set);
      const from = answeredBy === "anyRecorded" ? 0 : 1;
      return Array.from({ length: items.length + 1 - from }, (_, i) => from + i);
    }
    const all = (where, order) =>
      this.run(
        `SELECT DISTINCT ${value} AS v FROM cases WHERE ${value} IS NOT NULL AND ${where} ORDER BY ${order}`,
      ).map(({ v }) => v);
    if (variable?.valueKind === "year") {
      const [first, last] = variable.range;
      const number = named(`${id} number`);
      const years = this.run(
        `SELECT y FROM (SELECT CAST(range AS INTEGER) AS y FROM range(${first}, ${last + 1})
         UNION SELECT ${number} FROM cases WHERE ${number} IS NOT NULL) ORDER BY y`,
      ).map(({ y }) => Number(y));
      return [...years, ...all(`${number} IS NULL`, "v")];
    }
    const known =
      variable?.valueKind === "country"
        ? codebook.countries.map(({ alpha3 }) => alpha3)
        : (variable ?? derived).values.map((one) => one.value);
    const isKnown = `${value} IN (${known.map(quoted).join(", ")})`;
    return [
      ...(variable?.valueKind === "country" ? all(isKnown, "v") : known),
      ...all(`NOT ${isKnown}`, "v"),
    ];
  }
}
