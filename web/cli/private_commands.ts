import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { CasewiseError } from "../bridge/errors";
import { SynthesisInstance } from "../bridge/synthesis_client";
import { decodeHere } from "../bridge/node_decoder";
import { ownFile } from "../bridge/own_file";
import { nodeSynthesis } from "../bridge/synthesis_node";
import { accountsOf } from "../ledger/accounts";
import { seal, unseal } from "../ledger/carried_file";
import { badLedger } from "../ledger/errors";
import { forAuditor, merge, nextLine, writeLedger } from "../ledger/ledger";
import type { Ledger } from "../ledger/ledger";
import { readLedger } from "../ledger/read_ledger";
import { timeOf } from "../ledger/schema";
import { evaluateRelease, tryWithHalf } from "../synthesis/evaluate_release";
import { makeOlderRelease } from "../synthesis/make_older_release";
import { makeRelease } from "../synthesis/make_release";
import type { Release } from "../synthesis/make_release";
import { totalOf } from "../synthesis/totals";
import { FileSource } from "./file_source";
import { FileStore } from "./ledger_file";
import type { PrivateTask } from "./private_usage";

type Task<K extends PrivateTask["kind"]> = Extract<PrivateTask, { kind: K }>;

/** What the release is made of again: the noisy counts, beside the public package and not in it. */
const COUNTS = "release.counts";
const SETTINGS = "release.json";
/** Whoever types a command says with it which file or sheet is meant. */
const NOTHING_ASKED = new Map<never, never>();

/** Resolves to what is printed. `codebook`: JSON text. */
export async function performPrivate(task: PrivateTask, codebook: string): Promise<unknown> {
  switch (task.kind) {
    case "synthesize":
      return synthesize(task, codebook);
    case "older":
      return older(task, codebook);
    case "evaluate":
      return evaluate(task, codebook);
    case "ledger show":
      return show(task);
    case "ledger export":
      return exportLedger(task);
    case "ledger merge":
      return mergeLedger(task);
    case "ledger join":
      return join(task);
  }
}

async function synthesize(task: Task<"synthesize">, codebook: string): Promise<unknown> {
  // Before anything is spent: a release that cannot be written would be lost, and its budget with it.
  await emptyFolder(task.out);
  const source = await FileSource.open(task.file);
  let release: Release;
  try {
    release = await makeRelease(
      {
        source: ownFile(source, task.reading, NOTHING_ASKED, decodeHere),
        codebook,
        dataset: task.account,
        options: task.options,
        parameters: task.parameters,
        simulated: false,
      },
      { start: nodeSynthesis, ledger: { store: new FileStore(task.ledger), now: () => new Date() } },
    );
  } finally {
    if (source instanceof FileSource) await source.close();
  }
  const folder = path.join(task.out, "public");
  await mkdir(folder);
  for (const { name, text } of release.files) await writeFile(path.join(folder, name), text);
  await writeFile(path.join(task.out, COUNTS), release.measured.blob);
  await writeFile(path.join(task.out, SETTINGS), settingsOf(task));
  return {
    files: release.files.map(({ name }) => `public/${name}`),
    report: release.measured.report,
    fitting: release.fitted.report,
    account: release.total,
    advice: release.plan.advice,
  };
}

type Settings = Pick<Task<"synthesize">, "options" | "parameters">;

const settingsOf = ({ options, parameters }: Settings) => `${JSON.stringify({ options, parameters })}\n`;

/** What `synthesize` wrote; the engine checks what is in it. */
function settingsIn(text: string): Settings {
  try {
    const { options, parameters } = JSON.parse(text) as Settings;
    if (typeof options === "object" && typeof parameters === "object") return { options, parameters };
  } catch {
    // Refused below.
  }
  throw noRelease();
}

const noRelease = () =>
  new CasewiseError("bad_query", "This folder holds no release that synthesize has written.", "/release");

async function older(task: Task<"older">, codebook: string): Promise<unknown> {
  await emptyFolder(task.out);
  const source = await FileSource.open(task.file);
  try {
    const own = ownFile(source, task.reading, NOTHING_ASKED, decodeHere);
    const order = { ...task, source: own, codebook, dataset: task.account };
    const ledger = { store: new FileStore(task.ledger), now: () => new Date() };
    const { files, report, loss } = await makeOlderRelease(order, { start: nodeSynthesis, ledger });
    for (const { name, text } of files) await writeFile(path.join(task.out, name), text);
    return { differentiallyPrivate: false, files: files.map(({ name }) => name), report, privateLoss: loss };
  } finally {
    if (source instanceof FileSource) await source.close();
  }
}

async function evaluate(task: Task<"evaluate">, codebook: string): Promise<unknown> {
  const { file, release, reading, tables, holdout } = task;
  const [blob, csv, settings] = await Promise.all([
    readFile(path.join(release, COUNTS)),
    readFile(path.join(release, "public", "synthetic-records.csv"), "utf8"),
    readFile(path.join(release, SETTINGS), "utf8"),
  ]).catch(() => {
    throw noRelease();
  });
  const source = await FileSource.open(file);
  try {
    const { options, parameters } = settingsIn(settings);
    const made = { blob: new Uint8Array(blob), csv, request: { tables } };
    const own = ownFile(source, reading, NOTHING_ASKED, decodeHere);
    const of = { source: own, codebook, options };
    const evaluation = await evaluateRelease(nodeSynthesis, of, made);
    return {
      private: "Contains sensitive statistics. Not to be shared.",
      ...evaluation,
      ...(holdout ? { holdout: await tryWithHalf(nodeSynthesis, of, parameters) } : {}),
    };
  } finally {
    if (source instanceof FileSource) await source.close();
  }
}

async function show({ ledger }: Task<"ledger show">): Promise<unknown> {
  const accounts = accountsOf(await new FileStore(ledger).read());
  const planner = await SynthesisInstance.start(nodeSynthesis, "fit");
  try {
    const shown = [];
    for (const account of accounts) {
      const { epsilon, epsilonSum, delta, bounded } = await totalOf(account, planner);
      const { datasets, releases } = account;
      shown.push({ datasets, bounded, epsilon: bounded ? epsilon : null, epsilonSum, delta, releases });
    }
    return { accounts: shown };
  } finally {
    planner.end();
  }
}

async function exportLedger({ ledger, out, passphraseFile }: Task<"ledger export">): Promise<unknown> {
  const held = await new FileStore(ledger).read();
  const content =
    passphraseFile === undefined
      ? writeLedger(forAuditor(held))
      : await seal(held, await passphraseIn(passphraseFile));
  await writeFile(out, content, { flag: "wx", mode: 0o600 }).catch(() => {
    throw new CasewiseError(
      "bad_query",
      "The copy could not be written: is there such a file already?",
      "/out",
    );
  });
  return { entries: held.lines.length, for: passphraseFile === undefined ? "auditor" : "carrying" };
}

async function mergeLedger({ ledger, other, passphraseFile }: Task<"ledger merge">): Promise<unknown> {
  const store = new FileStore(ledger);
  const bytes = new Uint8Array(
    await readFile(other).catch(() => {
      throw badLedger("The other copy could not be read.");
    }),
  );
  const copy: Ledger =
    passphraseFile === undefined
      ? await readLedger(textOf(bytes))
      : await unseal(bytes, await passphraseIn(passphraseFile));
  const both = await merge(await store.read(), copy, timeOf(new Date()));
  await store.replace(both);
  return { entries: both.lines.length };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw badLedger("The other copy cannot be read as text; an encrypted one needs --passphrase-file.");
  }
}

async function join({ ledger, names }: Task<"ledger join">): Promise<unknown> {
  const store = new FileStore(ledger);
  const held = await store.read();
  const known = new Set(accountsOf(held).flatMap(({ datasets }) => datasets));
  if (names[0] === names[1] || !names.every((name) => known.has(name)))
    throw new CasewiseError("bad_query", "Join two different accounts that are in the ledger.", "/ledger");
  await store.append(await nextLine(held, { kind: "join", datasets: names, time: timeOf(new Date()) }));
  return { joined: names };
}

/** From a file, since what stands in a command line is seen by other programs. */
async function passphraseIn(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new CasewiseError(
      "bad_query",
      "The file with the passphrase could not be read.",
      "/passphrase-file",
    );
  });
  return text.replace(/\r?\n$/, "");
}

async function emptyFolder(folder: string): Promise<void> {
  const problem = new CasewiseError("bad_query", "--out names a folder that is new or empty.", "/out");
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length > 0) throw problem;
  } catch {
    throw problem;
  }
}
