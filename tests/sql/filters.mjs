// A filter of the contract, section 3, as a condition of SQL that is never NULL.
import { readFilterValue } from "../oracle/filter_values.mjs";
import { answeredSet, presentCount, valueOf } from "./axes.mjs";
import { named, quoted } from "./duckdb.mjs";

/** @typedef {import("../oracle/read_cases.mjs").Dataset} Dataset */

const join = (word, parts, empty) => (parts.length === 0 ? empty : `(${parts.join(` ${word} `)})`);

/** @param {Dataset} dataset @param {object} filter @returns {string} */
export function condition(dataset, filter) {
  if (filter.all)
    return join(
      "AND",
      filter.all.map((part) => condition(dataset, part)),
      "true",
    );
  if (filter.any)
    return join(
      "OR",
      filter.any.map((part) => condition(dataset, part)),
      "false",
    );
  if (filter.not) return `NOT ${condition(dataset, filter.not)}`;
  return `coalesce(${filter.variable === undefined ? ofSet(dataset, filter) : ofVariable(dataset, filter)}, false)`;
}

function ofSet(dataset, { set, answered, anyOf, allOf, noneOf, count }) {
  const present = (items) => items.map((item) => `coalesce(${named(item)} = 1, false)`);
  const has = answeredSet(dataset, set);
  if (anyOf) return join("OR", present(anyOf));
  if (allOf) return join("AND", present(allOf));
  if (noneOf) return `(${has} AND NOT ${join("OR", present(noneOf))})`;
  if (!count) return answered ? has : `NOT ${has}`;
  const number = presentCount(dataset, set);
  const [least, most] = count;
  return `(${has} AND ${number} >= ${least}${most === null ? "" : ` AND ${number} <= ${most}`})`;
}

function ofVariable(dataset, filter) {
  const { codebook } = dataset;
  const id = filter.variable;
  const list = filter.in ?? filter.notIn;
  // Values are read as the file is: by the oracle's reader, which knows no counting.
  const read = (values) =>
    values.map((value) => readFilterValue(dataset, id, value)).filter((value) => value !== null);
  const variable = codebook.variables.find((one) => one.id === id);
  if (variable?.type === "indicator") {
    const present = `${named(id)} IS NOT DISTINCT FROM 1`;
    if (filter.missing !== undefined) return filter.missing ? `NOT (${present})` : present;
    const names1 = read(list).includes(1);
    return names1 === (filter.in !== undefined) ? present : "false";
  }
  const value = valueOf(dataset, id);
  if (filter.missing !== undefined) return `${value} IS ${filter.missing ? "" : "NOT "}NULL`;
  if (filter.between) return between(dataset, filter, value);
  const values = read(list).map(quoted);
  if (filter.in) return values.length === 0 ? "false" : `${value} IN (${values.join(", ")})`;
  return values.length === 0 ? `${value} IS NOT NULL` : `${value} NOT IN (${values.join(", ")})`;
}

function between({ codebook, ...dataset }, { variable: id, between: bounds }, value) {
  const whole = { codebook, ...dataset };
  const known = [...codebook.variables, ...codebook.derived].find((one) => one.id === id);
  const order = known.values?.map((one) => one.value);
  const scale = order
    ? `list_position([${order.map(quoted).join(", ")}], ${value})`
    : known.valueKind === "year"
      ? named(`${id} number`)
      : `CAST(${value} AS INTEGER)`;
  const [low, high] = bounds.map((bound) => {
    if (bound === null) return null;
    const read = readFilterValue(whole, id, bound);
    return order ? order.indexOf(read) + 1 : read;
  });
  const place = order ? `nullif(${scale}, 0)` : scale;
  return `(${place} IS NOT NULL${low === null ? "" : ` AND ${place} >= ${low}`}${high === null ? "" : ` AND ${place} <= ${high}`})`;
}
