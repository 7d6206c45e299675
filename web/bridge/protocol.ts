/**
 * The boundary in one file: queries in, result headers out, worker messages, errors.
 * Counts and percentages never travel as JSON: they are the typed arrays of a {@link Reply}, described by its header.
 * The words are those of the public contract; `engine/query` reads the queries, `engine/tables` writes the headers.
 */

/** A recorded value as the engine names it: years, item counts and an indicator's 1 are integers, all else text. */
export type Value = string | number;

export type Filter =
  | { all: Filter[] }
  | { any: Filter[] }
  | { not: Filter }
  | { variable: string; in: Value[] }
  | { variable: string; notIn: Value[] }
  | { variable: string; between: [Value | null, Value | null] }
  | { variable: string; missing: boolean }
  | { set: string; answered: boolean }
  | { set: string; anyOf: string[] }
  | { set: string; allOf: string[] }
  | { set: string; noneOf: string[] }
  | { set: string; count: [number, number | null] };

export type Denominator = "answered" | "all" | "responses" | { where: Filter };

export interface ProfileQuery {
  kind: "profile";
  where?: Filter;
}
export interface CrosstabQuery {
  kind: "crosstab";
  rows: string;
  columns?: string;
  layers?: string;
  where?: Filter;
  denominator?: Denominator;
}
export interface ItemCombinationsQuery {
  kind: "itemCombinations";
  set: string;
  where?: Filter;
  top?: number;
}
export interface FlowsQuery {
  kind: "flows";
  from?: string;
  to?: string;
  where?: Filter;
  top?: number;
}
export type Query = ProfileQuery | CrosstabQuery | ItemCombinationsQuery | FlowsQuery;

/** A warning that belongs to a result; parameters depend on the code. */
export interface Caution {
  code: string;
  [parameter: string]: unknown;
}

/** One named, row-major array inside a reply. `offset` and the product of `shape` count elements, not bytes. */
export interface Section {
  name: string;
  /** "count": in {@link Reply.counts}. "percent": in {@link Reply.percents}, NaN where there is no denominator. */
  type: "count" | "percent";
  offset: number;
  shape: number[];
}

interface HeaderBase {
  codebook: { id: string; version: string };
  cases: number;
  selected: number;
  cautions: Caution[];
  sections: Section[];
}

/**
 * Sections: `answered` `missing` [V], `missingPercent` [V], `count` and `percent` [sum of values]: the values of
 * variable 0, then of variable 1 and so on; the same with the prefix `set.` for sets and their items.
 * Values and items are those of the {@link Description}, in its order.
 */
export interface ProfileHeader extends HeaderBase {
  kind: "profile";
  variables: string[];
  sets: string[];
}

/**
 * L layers (1 without `layers`), R rows, C columns (1 in a one-way table). Sections:
 * `selected` [L] · `counts` [L,R,C] · `column.denominators` `column.leftOut` [L,C] · `column.percent` [L,R,C] ·
 * `row.denominators` `row.leftOut` [L,R] · `row.percent` [L,R,C] · `table.denominator` `table.leftOut` [L] ·
 * `table.percent` [L,R,C] · `totals.rows` [L,R] · `totals.columns` [L,C] · `totals.all` [L].
 * The `row.*`, `table.*` and `totals.rows` sections are absent from a one-way table.
 */
export interface CrosstabHeader extends HeaderBase {
  kind: "crosstab";
  rows: string;
  columns: string | null;
  layers: string | null;
  denominator: Denominator;
  /** Selected cases in which the layer variable or set is missing; absent without `layers`. */
  layersMissing?: number;
  /** Cautions of each layer's table; absent without `layers`. */
  layerCautions?: Caution[][];
}

/** Sections: `answered` [1], `count` `percent` [n], `rest.count` [1]. */
export interface ItemCombinationsHeader extends HeaderBase {
  kind: "itemCombinations";
  set: string;
  answered: number;
  /** Per combination: indices into the set's items (see {@link Description.sets}), ascending. */
  combinations: number[][];
  rest: { kinds: number; count: number };
}

/** Sections: `from` `to` (indices into the variables' values), `count` and `percent`, each [n]. */
export interface FlowsHeader extends HeaderBase {
  kind: "flows";
  from: string;
  to: string;
  answeredBoth: number;
  rest: { kinds: number; count: number };
}

export type ResultHeader = ProfileHeader | CrosstabHeader | ItemCombinationsHeader | FlowsHeader;

/** What the engine answers to a query. The arrays belong to the receiver: no view of engine memory is ever handed out. */
export interface Reply<H extends ResultHeader = ResultHeader> {
  header: H;
  counts: Uint32Array;
  percents: Float64Array;
}

/** The three things every error says. `where`: JSON Pointer into the query or codebook, or line and column of the file. */
export interface ErrorDetail {
  code: string;
  message: string;
  where: string;
}

/** A variable as this file has it. */
export interface DescribedVariable {
  id: string;
  kind: "categorical" | "indicator" | "derived";
  /** The file has a column for it (derived: for what it is derived from). */
  inFile: boolean;
  /** `between` is allowed. */
  ordered: boolean;
  /** All values in the order of every table; the first `knownValues` are the codebook's, the rest as written in the file. */
  values: Value[];
  knownValues: number;
  /** Indicators only: the set it is an item of. */
  set?: string;
}

export interface DescribedSet {
  id: string;
  answeredBy: "anyPresent" | "anyRecorded";
  /** Items that have a column in the file, in the codebook's order. */
  items: string[];
  /** Items of the codebook without a column. */
  absentItems: string[];
}

/** Line numbers are those a text editor shows, the header being line 1; at most 20 are listed. */
export interface LineList {
  count: number;
  lines: number[];
}

/** What was read, mapped, repaired and left out, with counts. */
export interface Report {
  bytes: number;
  /** Lines after the header, quoted line breaks not counted. = cases + blankLines.count + longLinesSetAside.count. */
  lines: number;
  cases: number;
  separator: "," | ";" | "\t" | "|";
  byteOrderMark: boolean;
  layout: { codebook: string; variablesInFile: number; variablesInCodebook: number };
  columns: {
    /** 1-based position in the file. */
    position: number;
    header: string;
    variable: string | null;
    /** null: not a variable of the codebook, its fields are left out. duplicate: an earlier column has the same variable. */
    mapped: "exact" | "alias" | "duplicate" | null;
  }[];
  absentVariables: string[];
  blankLines: LineList;
  /** Cases padded with missing values. */
  shortLines: LineList;
  /** Cases whose extra fields were all empty. */
  longLinesKept: LineList;
  /** Not cases: they had more fields than the header and the extra ones were not empty. */
  longLinesSetAside: LineList;
  /** Per variable with a column; `recorded + missing + explicitZeros + unreadable` = cases. */
  variables: {
    id: string;
    recorded: number;
    missing: number;
    /** Indicators: recorded as "no" (0, 0.0, false). */
    explicitZeros: number;
    /** Indicators: neither 1 nor 0 nor missing; they count as missing in every table. */
    unreadable: number;
    /** Recorded values that the codebook does not know, kept as written; indicators: the unreadable ones. At most 50. */
    unknownValues: { value: string; count: number }[];
    unknownKinds: number;
    /** Spellings brought to the codebook's value. At most 50. */
    repaired: { from: string; to: string; count: number }[];
    /** Country columns: which code length was read. */
    countryCodes?: "alpha-2" | "alpha-3";
  }[];
}

/** The parts of a codebook that interfaces read; the whole format is in docs/codebook-format.md. */
export interface Codebook {
  id: string;
  version: string;
  title: string;
  about: string;
  citation: string;
  source: { title: string; url: string; date: string };
  unit: string;
  cautions: string[];
  countries: { alpha3: string; alpha2: string; label: string }[];
  variables: CodebookVariable[];
  sets: CodebookSet[];
  derived: CodebookDerived[];
  notes: { id: string; title: string; text: string; source: string }[];
  limitations: { id: string; title: string; text: string }[];
  contributors: {
    id: string;
    name: string;
    firstYear?: number;
    status: "current" | "discontinued" | "notUpdated";
    scope: string;
    notes: string[];
  }[];
  retired: { id: string; set: string; text: string }[];
}
export interface CodebookValue {
  value: string;
  label: string;
  definition?: string;
}
export interface CodebookVariable {
  id: string;
  number: number;
  type: "categorical" | "indicator";
  valueKind?: "list" | "year" | "band" | "country";
  values?: CodebookValue[];
  label: string;
  definition: string;
  describes: string;
  mergedFrom?: { name: string; label: string; definition: string }[];
  cautions?: string[];
  notes?: string[];
}
export interface CodebookSet {
  id: string;
  label: string;
  question: string;
  definition: string;
  items: string[];
  describes: string;
  cautions?: string[];
  notes?: string[];
}
export interface CodebookDerived {
  id: string;
  label: string;
  definition: string;
  kind: "grouping" | "samePlace" | "itemCount";
  values?: CodebookValue[];
  describes: string;
}

/** What an open dataset is: the codebook it is read with, and what this file holds of it. */
export interface Description {
  cases: number;
  codebook: Codebook;
  /** Categorical in the codebook's order, then derived, then indicators. */
  variables: DescribedVariable[];
  sets: DescribedSet[];
  report: Report;
}

/** Where the bytes of a case file come from, read in slices. A `Blob` or `File` is one. */
export interface Source {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** Requests a worker answers, each exactly once, by id. Bytes of a file never visit the page's thread. */
export interface Ops {
  /** Reads the file in slices. Sends {@link Progress} on the way. The dataset is a handle for `run` and `close`. */
  open: {
    input: { source: Source; codebook: string };
    output: { dataset: number; description: Description };
  };
  run: { input: { dataset: number; query: Query }; output: Reply };
  /** Frees the dataset. Closing twice is an error `closed`. */
  close: { input: { dataset: number }; output: null };
  /** Wasm memory in bytes: now (= peak, it never shrinks). */
  memory: { input: Record<string, never>; output: { bytes: number } };
}
export type Op = keyof Ops;

export type Call = { [K in Op]: { id: number; op: K; input: Ops[K]["input"] } }[Op];
/** `cancel` names the id of an `open`, which is then answered with `cancelled`; it has no answer of its own. */
export type Request = Call | { cancel: number };
export interface Progress {
  phase: "reading" | "counting";
  bytesRead: number;
  bytesTotal: number;
  cases: number;
}
/**
 * `failed`: the engine could not start, or trapped. It stands for the answers of all pending requests; nothing follows
 * it, and the worker is to be discarded.
 */
export type Message =
  | { ready: true }
  | { failed: ErrorDetail }
  | { id: number; ok: true; output: Ops[Op]["output"] }
  | { id: number; ok: false; error: ErrorDetail }
  | { id: number; progress: Progress };
