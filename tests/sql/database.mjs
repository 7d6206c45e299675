// One data set as one table: a row per case, a column per variable, what was read and nothing derived from it.
import { named, quoted } from "./duckdb.mjs";

/** @typedef {import("../oracle/read_cases.mjs").Dataset} Dataset */

/** Replaces the table `cases`. @param {(sql: string) => unknown} run @param {Dataset} dataset */
export function fill(run, { codebook, cases }) {
  const columns = codebook.variables.flatMap(({ id, type, valueKind }) => {
    if (type === "indicator") return [{ name: id, type: "TINYINT", of: (one) => one[id] ?? "NULL" }];
    const text = { name: id, type: "VARCHAR", of: (one) => (one[id] === null ? "NULL" : quoted(one[id])) };
    if (valueKind !== "year") return [text];
    // A known year is an integer, an unknown value whatever was written.
    const number = (one) => (typeof one[id] === "number" ? one[id] : "NULL");
    return [text, { name: `${id} number`, type: "INTEGER", of: number }];
  });
  const definitions = ["id INTEGER", ...columns.map(({ name, type }) => `${named(name)} ${type}`)];
  run(`CREATE OR REPLACE TABLE cases (${definitions.join(", ")})`);
  for (let start = 0; start < cases.length; start += 500) {
    const rows = cases
      .slice(start, start + 500)
      .map((one, i) => `(${[start + i, ...columns.map(({ of }) => of(one))].join(", ")})`);
    run(`INSERT INTO cases VALUES ${rows.join(", ")}`);
  }
}
