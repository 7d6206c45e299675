// DuckDB-WASM in this process, without a worker and without a network: the second engine of the differential proof.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const duckdb = require("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs");
const folder = dirname(require.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"));
const module = join(folder, "duckdb-eh.wasm");

/** @returns {Promise<{ run: (sql: string) => Record<string, unknown>[], close: () => void }>} */
export async function openDatabase() {
  const bundles = { mvp: { mainModule: module, mainWorker: "" }, eh: { mainModule: module, mainWorker: "" } };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => undefined);
  database.open({ maximumThreads: 1 });
  const connection = database.connect();
  return {
    run: (sql) => connection.query(sql).toArray(),
    close: () => {
      connection.close();
      database.reset();
    },
  };
}

/** A text, or a list of texts, as SQL writes it. @param {unknown} value */
export const quoted = (value) => `'${String(value).replaceAll("'", "''")}'`;

/** A column's name. @param {string} name */
export const named = (name) => `"${name}"`;
