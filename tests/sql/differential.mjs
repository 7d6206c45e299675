// The engine and DuckDB on the same random files and queries: how many, and where they differ.
import { isDeepStrictEqual } from "node:util";
import { openCases } from "../oracle/answer.mjs";
import { codebookWith } from "../oracle/golden.mjs";
import { randomCodebook, randomFile, randomQuery } from "../oracle/random_queries.mjs";
import { createRandom } from "../simulate/random.mjs";
import { ask, newModule, openDataset, plain } from "../wasm/engine.mjs";
import { Axes } from "./axes.mjs";
import { fill } from "./database.mjs";
import { openDatabase } from "./duckdb.mjs";
import { flows, itemCombinations, ranking } from "./lists.mjs";
import { comparison, crosstab, missingness, profile, trend } from "./tables.mjs";

const kinds = { profile, crosstab, itemCombinations, flows, trend, ranking, comparison, missingness };
const queriesPerFile = 20;

/** What DuckDB answers: the result of the contract, without cautions. */
export const answerBySql = (axes, query) => kinds[query.kind](axes, query);

/**
 * @param {number} from the first file's seed @param {number} files
 * @returns {Promise<{ files: number, queries: number, byKind: Record<string, number>, differences: string[] }>}
 */
export async function compareWithDuckdb(from, files) {
  const module = await newModule();
  const release = codebookWith();
  const { run, close } = await openDatabase();
  const out = { files, queries: 0, byKind: {}, differences: [] };
  for (let seed = from; seed < from + files; seed++) {
    const random = createRandom(seed);
    const codebook = randomCodebook(random, release);
    const bytes = new TextEncoder().encode(randomFile(random, codebook));
    const opened = openDataset(module, bytes, JSON.stringify(codebook));
    const dataset = openCases(bytes, codebook);
    fill(run, dataset);
    const axes = new Axes(dataset, run);
    for (let i = 0; i < queriesPerFile; i++) {
      const query = randomQuery(random, codebook);
      out.queries++;
      out.byKind[query.kind] = (out.byKind[query.kind] ?? 0) + 1;
      const [engine, sql] = [plain(ask(opened, query)), plain(answerBySql(axes, query))];
      if (!isDeepStrictEqual(engine, sql))
        out.differences.push(`seed ${seed}: ${JSON.stringify({ query, engine, sql }).slice(0, 3000)}`);
    }
    opened.dataset.delete();
  }
  close();
  return out;
}
