// DuckDB-WASM through its own worker: the build with exceptions, typed load, one table in memory.
// Tried, and slower: VARCHAR in place of ENUM, `count(*) FILTER (flag = 1)` in place of `count(flag)`, BOOLEAN flags, one
// query per variable, GROUPING SETS, histogram(), one query for all. Prepared statements made no difference.
import * as duckdb from "@duckdb/duckdb-wasm";
import wasm from "url:@duckdb/duckdb-wasm/dist/duckdb-eh.wasm";
import script from "url:@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js";
import * as plain from "../page/plain.mjs";
import { categoricals, columns, indicators, means, sets, values } from "../page/variables.mjs";

let database;
let connection;

const address = (file) => new URL(file, location.href).href;
const quoted = (list) => list.map((value) => `'${value}'`).join(", ");

function typeOf(column) {
  if (column === "yearOfRegistration") return "SMALLINT";
  return indicators.includes(column) ? "TINYINT" : `enum_${column}`;
}

function where(terms) {
  const conditions = terms.map(({ variable, between, in: list }) =>
    between ? `${variable} BETWEEN ${between.join(" AND ")}` : `${variable} IN (${quoted(list)})`,
  );
  return conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
}

// A flag of the published file is 1 or blank, so a flag that is there is a 1; BIGINT would not be a typed array of numbers.
const itemCounts = (items) => items.map((item) => `count(${item})::INTEGER AS ${item}`).join(", ");
const answered = (items, name) =>
  `count(*) FILTER (${items.map((item) => `${item} IS NOT NULL`).join(" OR ")})::INTEGER AS ${name}`;
const setsAnswered = sets.map(({ id, items }) => answered(items, `set_${id}`)).join(", ");

const totals = (terms) =>
  `SELECT count(*)::INTEGER AS selected, ${itemCounts(indicators)}, ${setsAnswered} FROM cases ${where(terms)}`;
const valueCounts = (terms) =>
  `WITH chosen AS MATERIALIZED (SELECT ${categoricals.join(", ")} FROM cases ${where(terms)}) ` +
  categoricals
    .map(
      (id, index) =>
        `SELECT ${index}::TINYINT AS variable, ${id}::VARCHAR AS value, count(*)::INTEGER AS n FROM chosen GROUP BY ${id}`,
    )
    .join(" UNION ALL ");

/** The numbers of a result, as typed arrays of the page. */
const arrays = (table, ...names) => names.map((name) => table.getChild(name).toArray());

async function ask(sql, ...numbers) {
  const table = await connection.query(sql);
  return { table, numbers: arrays(table, ...numbers) };
}

const questions = {
  profile: (terms) =>
    Promise.all([
      ask(totals(terms), "selected", ...indicators, ...sets.map(({ id }) => `set_${id}`)),
      ask(valueCounts(terms), "variable", "n"),
    ]),
  crosstab: (terms) =>
    ask(
      `SELECT ageBroad, count(*)::INTEGER AS selected, ${answered(means, "answered")}, ${itemCounts(means)}
       FROM cases ${where(terms)} GROUP BY ageBroad`,
      "selected",
      "answered",
      ...means,
    ),
  flows: (terms) =>
    ask(
      `SELECT citizenship, CountryOfExploitation, count(*)::INTEGER AS n
       FROM cases ${where(terms)} GROUP BY ALL`,
      "n",
    ),
  combinations: (terms) =>
    ask(
      `SELECT ${means.join(", ")}, count(*)::INTEGER AS n FROM cases ${where(terms)} GROUP BY ALL`,
      "n",
      ...means,
    ),
};

export default {
  /** Of any variable, not only of those that the other questions are asked under. */
  filtersAny: true,
  async boot() {
    database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(address(script)));
    await database.instantiate(address(wasm));
    connection = await database.connect();
    for (const [id, list] of Object.entries(values)) {
      await connection.query(`CREATE TYPE enum_${id} AS ENUM (${quoted(list)})`);
    }
  },
  async open(buffer) {
    await database.registerFileBuffer("cases.csv", new Uint8Array(buffer));
    const types = columns.map((column) => `'${column}': '${typeOf(column)}'`).join(", ");
    await connection.query(
      `CREATE TABLE cases AS SELECT * FROM read_csv('cases.csv', columns = {${types}},
       header = true, delim = ',', nullstr = '', auto_detect = false)`,
    );
    await database.dropFile("cases.csv");
  },
  ...questions,
  ping: () => connection.query("SELECT 1"),
  close: () => connection.query("DROP TABLE cases"),

  /** The questions as they are first written down: a query per variable, and conditions for counts. */
  asWritten: {
    profile: (terms) =>
      Promise.all([
        ask(
          `SELECT count(*)::INTEGER AS n, ${sets.map(({ id, items }) => `${written(items)} AS ${id}`).join(", ")}
           FROM cases ${where(terms)}`,
          "n",
          ...sets.map(({ id }) => id),
        ),
        ...columns.map((id) =>
          ask(`SELECT ${id}, count(*)::INTEGER AS n FROM cases ${where(terms)} GROUP BY ${id}`, "n"),
        ),
      ]),
    crosstab: (terms) =>
      ask(
        `SELECT ageBroad, count(*)::INTEGER AS selected, ${written(means)} AS answered,
         ${means.map((item) => `${written([item])} AS ${item}`).join(", ")}
         FROM cases ${where(terms)} GROUP BY ageBroad`,
        "selected",
        "answered",
        ...means,
      ),
  },

  async read() {
    const every = columns.map((column) => `count(${column})`).join(" + ");
    const { numbers } = await ask(`SELECT count(*)::INTEGER AS cases, (${every})::INTEGER AS fields FROM cases`, "cases", "fields"); // prettier-ignore
    const [[cases], [fields]] = numbers;
    return { cases, fields };
  },
  async plain(kind, terms) {
    return named[kind](await questions[kind](terms), terms);
  },
};

const written = (items) => `(count(*) FILTER (${items.map((item) => `${item} = 1`).join(" OR ")}))::INTEGER`;

const named = {
  profile([totals, byValue]) {
    const rows = byValue.table.toArray().filter(({ value }) => value !== null);
    const [row] = totals.table.toArray();
    return plain.profile(
      row.selected,
      categoricals.map((id, index) => [
        id,
        plain.counts(rows.filter(({ variable }) => variable === index).map(({ value, n }) => [value, n])),
      ]),
      sets.map(({ id, items }) => [
        id,
        row[`set_${id}`],
        plain.counts(items.map((item) => [item, row[item]])),
      ]),
    );
  },
  crosstab({ table }) {
    const rows = table.toArray();
    return plain.crosstab(
      rows.reduce((sum, { selected }) => sum + selected, 0),
      rows
        .filter(({ ageBroad }) => ageBroad !== null)
        .map((row) => [row.ageBroad, row.answered, plain.counts(means.map((item) => [item, row[item]]))]),
    );
  },
  flows({ table }) {
    const rows = table.toArray();
    return plain.flows(
      rows.reduce((sum, { n }) => sum + n, 0),
      rows
        .filter((row) => row.citizenship !== null && row.CountryOfExploitation !== null)
        .map((row) => [`${row.citizenship}>${row.CountryOfExploitation}`, row.n]),
    );
  },
  combinations({ table }) {
    const rows = table.toArray();
    return plain.combinations(
      rows.reduce((sum, { n }) => sum + n, 0),
      rows.map((row) => [means.filter((item) => row[item] !== null).join("+"), row.n]),
    );
  },
};
