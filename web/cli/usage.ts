import { parseArgs } from "node:util";
import type { CrosstabMask, Denominator, Filter, FormatOptions, Query } from "../bridge/protocol";
import { CasewiseError } from "../bridge/errors";
import { reading, readingNames, readingOptions } from "./reading_options";
import { UsageError } from "./usage_error";

export { UsageError } from "./usage_error";

export const usage = `Usage: casewise COMMAND FILE [options]

Commands
  check [--propose]                         what was read, mapped, repaired, offered and left out, and who has no
                                            record of what by year; --propose: a codebook made from the file's columns
  profile                                   every variable and set
  crosstab --rows ID [--columns ID] [--layers ID] [--denominator D]
  combinations --set ID [--top K]           which items of a set occur together
  flows [--from ID] [--to ID] [--top K]     citizenship to CountryOfExploitation unless told
  trend --rows ID [--years ID] [--denominator D]
                                            by year, with the share of cases that answered
  ranking --rows ID [--top K]               the most frequent; others and missing cases apart
  comparison --rows ID --first JSON --second JSON [--denominator D]
                                            two selections, and their difference in percentage points
  missingness [--columns ID]                who has no record of what, in all and in each column

Options
  --where JSON          a filter; only the cases it selects are counted
  --first, --second JSON  the filters of a comparison's two selections
  --denominator D       answered (default), all, responses, or {"where": FILTER}
  --top K               list the K most frequent only
  --mask T              mask counts from 1 to below T (at least 4) and all that would tell them, for this one export:
                        of several together nothing is promised (docs/masking.md)
  --mask-zeros          with --mask: mask counts of 0 too
  --mask-keep WORD      with --mask, crosstab: keep percentages of columns (default) or rows where they can be
  --small T             caution where a denominator is below T (10 unless told, at least 4; --mask's T if that is given)
  --separator S         comma, semicolon, tab or bar; found in the header unless told
  --encoding E          utf-8, utf-16le, utf-16be or windows-1252; found unless told
  --member NAME         which file of a .zip: its name, or its number from 1
  --sheet NAME          which sheet of an .xlsx: likewise
  --codebook FILE       a codebook of your own; or the id of one that ships with casewise. Unless told, the one that
                        knows most of the file's columns
  --recode ID           add variables that the codebook offers to put together, such as appendixII
  --format F            json (default), csv or markdown: json and csv have percentages in full, markdown with one decimal
                        and with its cautions in words below
  --help                this text

Exit code: 0 done; 1 bad data or a bad query (one line of JSON on standard error); 2 bad usage.
`;

export const formats = ["json", "csv", "markdown"] as const;
export type Format = (typeof formats)[number];

/** What to do with which file. `query` is null for `check`. */
export interface Task {
  file: string;
  /** A file, or the id of a codebook that ships with Casewise. */
  codebook: string | undefined;
  /** How the file is to be read where it is not as found. */
  reading: FormatOptions;
  recode: string | undefined;
  /** Print a codebook proposed from the file, and nothing else. */
  propose: boolean;
  format: Format;
  query: Query | null;
}

const options = {
  rows: { type: "string" },
  columns: { type: "string" },
  layers: { type: "string" },
  denominator: { type: "string" },
  set: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  years: { type: "string" },
  first: { type: "string" },
  second: { type: "string" },
  where: { type: "string" },
  top: { type: "string" },
  mask: { type: "string" },
  "mask-keep": { type: "string" },
  small: { type: "string" },
  "mask-zeros": { type: "boolean" },
  ...readingOptions,
  codebook: { type: "string" },
  recode: { type: "string" },
  propose: { type: "boolean" },
  format: { type: "string" },
  help: { type: "boolean" },
} as const;
type Values = Partial<Record<keyof typeof options, string | boolean>>;
type Flag = "help" | "mask-zeros" | "propose";
type Text = Exclude<keyof typeof options, Flag>;

/** Per command: the options that it takes besides --codebook, --recode, --format and --help, and those it cannot do without. */
const commands: Record<string, { takes: Text[]; needs: Text[] }> = {
  check: { takes: [], needs: [] },
  profile: { takes: ["where"], needs: [] },
  crosstab: { takes: ["rows", "columns", "layers", "denominator", "where"], needs: ["rows"] },
  combinations: { takes: ["set", "where", "top"], needs: ["set"] },
  flows: { takes: ["from", "to", "where", "top"], needs: [] },
  trend: { takes: ["rows", "years", "denominator", "where"], needs: ["rows"] },
  ranking: { takes: ["rows", "where", "top"], needs: ["rows"] },
  comparison: {
    takes: ["rows", "first", "second", "denominator", "where"],
    needs: ["rows", "first", "second"],
  },
  missingness: { takes: ["columns", "where"], needs: [] },
};

/**
 * The task that `words` (the command line after the program's name) ask for, or "help".
 * Throws {@link UsageError}, and `bad_json` where an option holds JSON that cannot be read.
 */
export function readTask(words: string[]): Task | "help" {
  const { values, positionals } = parse(words);
  if (values.help) return "help";
  const [command, file, ...more] = positionals;
  if (command === undefined) throw new UsageError("Name a command.");
  const rules = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!rules) throw new UsageError("There is no such command.");
  if (file === undefined) throw new UsageError("Name the case file.");
  if (more.length > 0) throw new UsageError("Name one case file only.");
  const own = command === "check" ? ["propose"] : ["mask", "mask-zeros", "mask-keep", "small"];
  const allowed: string[] = [...rules.takes, ...own, ...readingNames, "codebook", "recode", "format", "help"];
  for (const name of Object.keys(values)) {
    if (!allowed.includes(name)) throw new UsageError(`${command} takes no --${name}.`);
  }
  for (const name of rules.needs) {
    if (values[name] === undefined) throw new UsageError(`${command} needs --${name}.`);
  }
  const text = (name: Text) => values[name] as string | undefined;
  const format = text("format") ?? "json";
  if (!isFormat(format)) throw new UsageError("--format is json, csv or markdown.");
  const query = queryOf(command, text);
  const asked = mask(text("mask"), text("mask-keep"), values["mask-zeros"] === true);
  const small = wholeNumber("small", text("small"));
  const whole = {
    ...query,
    ...(small === undefined ? {} : { smallBelow: small }),
    ...(asked ? { mask: asked } : {}),
  };
  const propose = values.propose === true;
  if (propose && (text("codebook") !== undefined || text("recode") !== undefined || format !== "json"))
    throw new UsageError(
      "--propose prints a codebook as JSON; it takes no other codebook and no other format.",
    );
  return {
    file,
    codebook: text("codebook"),
    recode: text("recode"),
    propose,
    reading: reading(text),
    format,
    query: query && (whole as Query),
  };
}

const isFormat = (word: string): word is Format => (formats as readonly string[]).includes(word);

function parse(words: string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError((cause as Error).message);
  }
}

function queryOf(command: string, text: (name: Text) => string | undefined): Query | null {
  const set = (name: Text, key: string = name) => {
    const value = text(name);
    return value === undefined ? {} : { [key]: value };
  };
  const filter = (name: Text) => json<Filter>(name, text(name) ?? "");
  const shared = text("where") === undefined ? {} : { where: filter("where") };
  const rows = text("rows") ?? "";
  switch (command) {
    case "profile":
      return { kind: "profile", ...shared };
    case "crosstab":
      return {
        kind: "crosstab",
        rows,
        ...set("columns"),
        ...set("layers"),
        ...denominator(text("denominator")),
        ...shared,
      };
    case "combinations":
      return { kind: "itemCombinations", set: text("set") ?? "", ...top(text("top")), ...shared };
    case "flows":
      return { kind: "flows", ...set("from"), ...set("to"), ...top(text("top")), ...shared };
    case "trend":
      return { kind: "trend", rows, ...set("years"), ...denominator(text("denominator")), ...shared };
    case "ranking":
      return { kind: "ranking", rows, ...top(text("top")), ...shared };
    case "comparison":
      return {
        kind: "comparison",
        rows,
        first: filter("first"),
        second: filter("second"),
        ...denominator(text("denominator")),
        ...shared,
      };
    case "missingness":
      return { kind: "missingness", ...set("columns"), ...shared };
    default:
      return null;
  }
}

function denominator(text: string | undefined): { denominator?: Denominator } {
  if (text === undefined) return {};
  const isJson = /^\s*[{["]/.test(text);
  return { denominator: isJson ? json<Denominator>("denominator", text) : (text as Denominator) };
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text !== undefined && !/^-?\d+$/.test(text)) throw new UsageError(`--${option} is a whole number.`);
  return text === undefined ? undefined : Number(text);
}

function top(text: string | undefined): { top?: number } {
  const number = wholeNumber("top", text);
  return number === undefined ? {} : { top: number };
}

function mask(below: string | undefined, keep: string | undefined, zeros: boolean): CrosstabMask | undefined {
  const threshold = wholeNumber("mask", below);
  if (threshold === undefined) {
    if (zeros) throw new UsageError("--mask-zeros goes with --mask T.");
    if (keep !== undefined) throw new UsageError("--mask-keep goes with --mask T.");
    return undefined;
  }
  return {
    below: threshold,
    zeros: zeros ? "masked" : "shown",
    ...(keep === undefined ? {} : { keep: keep as NonNullable<CrosstabMask["keep"]> }),
  };
}

function json<T>(option: string, text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new CasewiseError("bad_json", `Write the value of --${option} as JSON.`, `/${option}`);
  }
}
