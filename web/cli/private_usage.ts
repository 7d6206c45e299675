/** The commands that make private data: `synthesize`, `evaluate`, `ledger`. */
import { parseArgs } from "node:util";
import type {
  FileOptions,
  OlderMethod,
  OlderParameters,
  ReleaseParameters,
  Split,
} from "../bridge/synthesis_client";
import type { FormatOptions } from "../bridge/protocol";
import { reading, readingNames, readingOptions } from "./reading_options";
import { UsageError } from "./usage_error";

export const privateUsage = `
Private data from your own records (docs/private-data.md)
  synthesize FILE --epsilon E --expected N --ledger FILE --account NAME --out FOLDER
                                            reserves the budget in the ledger, then writes FOLDER/public
                                            (aggregates.csv, synthetic-records.csv, report.html, codebook.json)
  older FILE --method M --ledger FILE --account NAME --out FOLDER
                                            NOT differentially private: rowSeeded, valueSeeded, aggregateSeeded, unseeded,
                                            suppressRecords, suppressCells or suppressTuples (docs/older-methods.md), with
                                            --group K (default 10) and --length R; the account has no bound from then on
  evaluate FILE --release FOLDER            PRIVATE: how far that release is from the file; with --table ID,ID (as
                                            often as you like) how far tables of these variables are, with --holdout
                                            whether records made from one half equal single ones of it too often
  ledger show --ledger FILE                 what each account has cost
  ledger export --ledger FILE --out FILE    a copy for an auditor, without salts and fingerprints;
                                            with --passphrase-file FILE an encrypted one to carry
  ledger merge OTHER --ledger FILE          two copies become one; an encrypted one with --passphrase-file
  ledger join NAME NAME --ledger FILE       two accounts hold the same people

Options of synthesize
  --expected N          about how many records you expect: typed, never counted from the file
  --delta K             delta is 10^-K; the largest that is at most 1 / (10 N) unless told
  --length R            combinations of up to R attributes: 2, with --not-strict from 50,000 expected records on 3
  --columns ID,ID       all of the codebook unless told
  --strict K            smallest group: nothing about fewer than K records (default 10)
  --not-strict          small combinations that do not exist may be released
  --bound W             how many attributes of a record count: public; else found privately, below 50,000 records 12
  --split S             sqrtDelta (default), longFirst, shortFirst or even
  --subject HEADER      the column that names the person of each line: their lines become one record, the promise is
                        made to persons, and the column itself is never released (older too)
  --per-person M        without such a column: at most how many records one person has (default 1)
  --country-codes A     alpha3 (default) or alpha2

Options of synthesize, older and evaluate
  --codebook FILE       a codebook other than that of the published dataset, or the id of one that ships with casewise;
                        one that was made from the file (check --propose) is never published, and its values cost delta
  --separator, --encoding, --member, --sheet
                        as above: files are unpacked and decoded as for every other command
`;

const options = {
  epsilon: { type: "string" },
  expected: { type: "string" },
  ledger: { type: "string" },
  account: { type: "string" },
  out: { type: "string" },
  delta: { type: "string" },
  length: { type: "string" },
  columns: { type: "string" },
  strict: { type: "string" },
  "not-strict": { type: "boolean" },
  bound: { type: "string" },
  split: { type: "string" },
  "per-person": { type: "string" },
  subject: { type: "string" },
  "country-codes": { type: "string" },
  codebook: { type: "string" },
  release: { type: "string" },
  table: { type: "string", multiple: true },
  holdout: { type: "boolean" },
  method: { type: "string" },
  group: { type: "string" },
  "passphrase-file": { type: "string" },
  ...readingOptions,
} as const;
type Name = keyof typeof options;
type Values = Partial<Record<Name, string | boolean | string[]>>;

export type PrivateTask =
  | {
      kind: "synthesize";
      file: string;
      ledger: string;
      account: string;
      out: string;
      codebook: string | undefined;
      reading: FormatOptions;
      options: FileOptions;
      parameters: ReleaseParameters;
    }
  | {
      kind: "older";
      file: string;
      ledger: string;
      account: string;
      out: string;
      codebook: string | undefined;
      reading: FormatOptions;
      options: FileOptions;
      parameters: OlderParameters;
    }
  | {
      kind: "evaluate";
      file: string;
      release: string;
      codebook: string | undefined;
      reading: FormatOptions;
      tables: string[][];
      holdout: boolean;
    }
  | { kind: "ledger show"; ledger: string }
  | { kind: "ledger export"; ledger: string; out: string; passphraseFile: string | undefined }
  | { kind: "ledger merge"; ledger: string; other: string; passphraseFile: string | undefined }
  | { kind: "ledger join"; ledger: string; names: [string, string] };

const rules: Record<PrivateTask["kind"], { names: number; needs: Name[]; takes: Name[] }> = {
  synthesize: {
    names: 1,
    needs: ["epsilon", "expected", "ledger", "account", "out"],
    takes: [
      "delta",
      "length",
      "columns",
      "strict",
      "not-strict",
      "bound",
      "split",
      "per-person",
      "subject",
      "country-codes",
      "codebook",
      ...readingNames,
    ],
  },
  older: {
    names: 1,
    needs: ["method", "ledger", "account", "out"],
    takes: ["group", "length", "columns", "subject", "country-codes", "codebook", ...readingNames],
  },
  evaluate: { names: 1, needs: ["release"], takes: ["table", "holdout", "codebook", ...readingNames] },
  "ledger show": { names: 0, needs: ["ledger"], takes: [] },
  "ledger export": { names: 0, needs: ["ledger", "out"], takes: ["passphrase-file"] },
  "ledger merge": { names: 1, needs: ["ledger"], takes: ["passphrase-file"] },
  "ledger join": { names: 2, needs: ["ledger"], takes: [] },
};

export const isPrivate = (command: string | undefined) =>
  command === "synthesize" || command === "older" || command === "evaluate" || command === "ledger";

/** Throws {@link UsageError}. */
export function readPrivateTask(words: string[]): PrivateTask {
  const { values, positionals } = parse(words);
  const words1 = positionals[0] === "ledger" ? 2 : 1;
  const kind = positionals.slice(0, words1).join(" ") as PrivateTask["kind"];
  const names = positionals.slice(words1);
  const rule = Object.hasOwn(rules, kind) ? rules[kind] : undefined;
  if (!rule) throw new UsageError("ledger is followed by show, export, merge or join.");
  if (names.length !== rule.names)
    throw new UsageError(`${kind} takes ${rule.names} name${rule.names === 1 ? "" : "s"}.`);
  for (const name of rule.needs)
    if (values[name] === undefined) throw new UsageError(`${kind} needs --${name}.`);
  for (const name of Object.keys(values) as Name[])
    if (![...rule.needs, ...rule.takes].includes(name)) throw new UsageError(`${kind} takes no --${name}.`);
  return taskOf(kind, values, names);
}

function parse(words: string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError((cause as Error).message);
  }
}

function taskOf(kind: PrivateTask["kind"], values: Values, names: string[]): PrivateTask {
  const text = (name: Name) => values[name] as string | undefined;
  const given = (name: Name) => text(name) ?? "";
  const [first = "", second = ""] = names;
  switch (kind) {
    case "synthesize":
      return {
        kind,
        file: first,
        ledger: given("ledger"),
        account: given("account"),
        out: given("out"),
        codebook: text("codebook"),
        reading: reading(text),
        options: fileOptions(text),
        parameters: parametersOf(text, values["not-strict"] === true),
      };
    case "older":
      return {
        kind,
        file: first,
        ledger: given("ledger"),
        account: given("account"),
        out: given("out"),
        codebook: text("codebook"),
        reading: reading(text),
        options: fileOptions(text),
        parameters: {
          // The engine refuses a method that it does not know.
          method: given("method") as OlderMethod,
          groupSize: wholeOf(text, "group") ?? 10,
          ...(text("length") === undefined ? {} : { length: wholeOf(text, "length") ?? 3 }),
        },
      };
    case "evaluate":
      return {
        kind,
        file: first,
        release: given("release"),
        codebook: text("codebook"),
        reading: reading(text),
        tables: ((values.table ?? []) as string[]).map((one) => one.split(",").filter(Boolean)),
        holdout: values.holdout === true,
      };
    case "ledger show":
      return { kind, ledger: given("ledger") };
    case "ledger export":
      return { kind, ledger: given("ledger"), out: given("out"), passphraseFile: text("passphrase-file") };
    case "ledger merge":
      return { kind, ledger: given("ledger"), other: first, passphraseFile: text("passphrase-file") };
    case "ledger join":
      return { kind, ledger: given("ledger"), names: [first, second] };
  }
}

type Text = (name: Name) => string | undefined;

function fileOptions(text: Text): FileOptions {
  const codes = text("country-codes") ?? "alpha3";
  if (codes !== "alpha3" && codes !== "alpha2") throw new UsageError("--country-codes is alpha3 or alpha2.");
  const columns = text("columns")?.split(",").filter(Boolean);
  const subject = text("subject");
  if (subject !== undefined && text("per-person") !== undefined)
    throw new UsageError("Choose --subject or --per-person: lines of one person are one record, or several.");
  return {
    ...(columns ? { columns } : {}),
    countryCodes: codes,
    ...(subject === undefined ? {} : { subject }),
  };
}

function wholeOf(text: Text, name: Name): number | undefined {
  const word = text(name);
  if (word === undefined) return undefined;
  if (!/^\d{1,9}$/.test(word)) throw new UsageError(`--${name} is a whole number.`);
  return Number(word);
}

const SPLITS: readonly string[] = ["sqrtDelta", "longFirst", "shortFirst", "even"];

function parametersOf(text: Text, notStrict: boolean): ReleaseParameters {
  const whole = (name: Name) => wholeOf(text, name);
  const epsilon = Number(text("epsilon"));
  if (!(epsilon > 0)) throw new UsageError("--epsilon is a number above 0.");
  const expectedRecords = whole("expected") ?? 0;
  if (notStrict && text("strict") !== undefined) throw new UsageError("Choose --strict or --not-strict.");
  const split = text("split");
  if (split !== undefined && !SPLITS.includes(split))
    throw new UsageError(`--split is ${SPLITS.join(", ")}.`);
  const bound = whole("bound");
  const perPerson = whole("per-person");
  return {
    epsilon,
    deltaExponent: whole("delta") ?? Math.min(15, Math.max(3, Math.ceil(Math.log10(10 * expectedRecords)))),
    length: whole("length") ?? (notStrict && expectedRecords >= 50_000 ? 3 : 2),
    expectedRecords,
    ...(notStrict ? {} : { strict: whole("strict") ?? 10 }),
    ...(bound === undefined ? {} : { contributionBound: bound }),
    ...(split === undefined ? {} : { split: split as Split }),
    ...(perPerson === undefined ? {} : { recordsPerPerson: perPerson }),
  };
}
