#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { CasewiseError, fatal } from "../bridge/errors";
import { codebookIds, isCodebookId } from "../bridge/choose_codebook";
import { openEngine } from "../bridge/node";
import type { Dataset } from "../bridge/node";
import { LedgerError } from "../ledger/errors";
import type { Result, Results } from "../model/results";
import { comparisonTable, missingnessTable, rankingTable, trendTable } from "./analysis_tables";
import { FileSource } from "./file_source";
import { toCsv, toMarkdown } from "./formats";
import { maskedTable } from "./masked_table";
import { performPrivate } from "./private_commands";
import { isPrivate, privateUsage, readPrivateTask } from "./private_usage";
import { combinationsTable, crosstabTable, flowsTable, profileTable, reportTable } from "./tables";
import type { FlatTable } from "./tables";
import { readTask, usage, UsageError } from "./usage";
import type { Task } from "./usage";

/** Prints what `words` ask for. Returns the exit code of contract section 6. */
async function main(words: string[]): Promise<number> {
  try {
    process.stdout.write(await answerTo(words));
    return 0;
  } catch (cause) {
    if (cause instanceof UsageError) {
      process.stderr.write(`${cause.message}\n\n${usage}${privateUsage}`);
      return 2;
    }
    const isOurs = cause instanceof CasewiseError || cause instanceof LedgerError;
    const { code, message, where } = isOurs ? cause : fatal(cause);
    process.stderr.write(`${JSON.stringify({ error: { code, message, where } })}\n`);
    return 1;
  }
}

async function answerTo(words: string[]): Promise<string> {
  if (isPrivate(words[0]) && !words.includes("--help")) {
    const task = readPrivateTask(words);
    const codebook = textOfCodebook("codebook" in task ? task.codebook : undefined);
    return `${JSON.stringify(await performPrivate(task, await codebook))}\n`;
  }
  const task = readTask(words);
  return task === "help" ? `${usage}${privateUsage}` : perform(task);
}

/** The text of the codebook that is named, shipped or the reader's own; of the newest where none is. */
async function textOfCodebook(name: string = codebookIds[0]): Promise<string> {
  const text = await readCodebook(name);
  return isCodebookId(text) ? readFile(new URL(`${text}.json`, import.meta.url), "utf8") : text;
}

async function perform(task: Task): Promise<string> {
  const codebook = task.codebook === undefined ? undefined : await readCodebook(task.codebook);
  const source = await FileSource.open(task.file);
  const engine = await openEngine();
  try {
    if (task.propose)
      return `${JSON.stringify((await engine.propose(source, { format: task.reading })).codebook, null, 2)}\n`;
    const dataset = await engine.open(source, { codebook, recode: task.recode, format: task.reading });
    return await answer(dataset, task);
  } finally {
    engine.close();
    if (source instanceof FileSource) await source.close();
  }
}

async function readCodebook(file: string): Promise<string> {
  if (isCodebookId(file)) return file;
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new CasewiseError(
      "bad_codebook",
      "The codebook file could not be read. Check its name and that you may read it.",
    );
  }
}

async function answer(dataset: Dataset, { query, format }: Task): Promise<string> {
  const result = query === null ? await checkOf(dataset) : await dataset.run(query);
  if (format === "json") return `${JSON.stringify(result)}\n`;
  const table = query === null ? reportTable(dataset.report) : flatTable(query.kind, result as Result);
  return format === "csv" ? toCsv(table) : toMarkdown(table);
}

/** The report, and who has no record of what: in all cases and, where the codebook has years, in each year. */
async function checkOf(dataset: Dataset) {
  const year = dataset.description.codebook.variables.find(({ valueKind }) => valueKind === "year");
  const missing = await dataset.run({ kind: "missingness", ...(year ? { columns: year.id } : {}) });
  return { ...dataset.report, missing };
}

function flatTable(kind: keyof Results, result: Result): FlatTable {
  const table = tables[kind](result as never);
  const namesSmall = ["crosstab", "profile", "trend", "comparison"].includes(kind);
  return result.mask ? maskedTable(table, result.mask, namesSmall) : table;
}

const tables: { [K in keyof Results]: (result: Results[K]) => FlatTable } = {
  profile: profileTable,
  crosstab: crosstabTable,
  itemCombinations: combinationsTable,
  flows: flowsTable,
  trend: trendTable,
  ranking: rankingTable,
  comparison: comparisonTable,
  missingness: missingnessTable,
};

// A reader that stops early (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
process.exitCode = await main(process.argv.slice(2));
