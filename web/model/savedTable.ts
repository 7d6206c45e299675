import type { Query } from "../bridge/protocol";
import type { Env } from "./env";
import { exportForms, type ExportTable } from "./exportTable";
import { maskOf } from "./masked";
import type { Results } from "./results";

interface SavedTable<Q extends Query> {
  query: Q;
  /** The result on screen. */
  shown: Results[Q["kind"]];
  /** They name the file. */
  ids: string[];
  /** Of a crosstab: whose percentages stay where they can. */
  keep?: "columns" | "rows";
}

/**
 * A table as it is saved or copied: what is on screen, or the same question with small counts masked by the engine. Rejects
 * where it cannot be masked.
 */
export async function savedTable<Q extends Query>(
  env: Env,
  { query, shown, ids, keep }: SavedTable<Q>,
  table: (result: Results[Q["kind"]]) => ExportTable,
) {
  if (!env.small.masked) return exportForms(table(shown), ids, env);
  const masked = await env.run({ ...query, mask: { ...maskOf(env.small), ...(keep ? { keep } : {}) } });
  return exportForms(table(masked), ["masked", ...ids], env);
}
