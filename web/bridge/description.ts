/** What an open dataset is: its codebook, what the file holds of it, and how the file was read. */
import type { Value } from "./queries";

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

/** What the bytes of the file were before they were lines of UTF-8. */
export interface InputReport {
  /** From the outside in. */
  packed: ("gzip" | "zip" | "xlsx")[];
  /** The file of a .zip that was read; names are the user's. */
  member?: string;
  members?: number;
  /** The sheet of an .xlsx that was read. */
  sheet?: string;
  sheets?: number;
  /** Cells of an .xlsx that Excel holds as dates: no value of a case file is one. */
  dateCells?: number;
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  /** assumed: it cannot be UTF-8, and windows-1252 is what such files most often are. */
  encodingFrom: "byteOrderMark" | "content" | "assumed" | "user";
  separatorFrom: "content" | "user" | "format";
  /** Size of the file as it lies there. */
  bytes: number;
}

export type Separator = "," | ";" | "\t" | "|";

/** What was read, mapped, repaired and left out, with counts. */
export interface Report {
  input: InputReport;
  /** Of the text that was read: unpacked, in UTF-8. */
  bytes: number;
  /** Lines but the header, quoted line breaks not counted. = cases + blankLines.count + longLinesSetAside.count. */
  lines: number;
  cases: number;
  format: "delimited" | "json";
  /** null: JSON has none. */
  separator: Separator | null;
  byteOrderMark: boolean;
  layout: { codebook: string; variablesInFile: number; variablesInCodebook: number };
  columns: {
    /** 1-based position in the file. */
    position: number;
    header: string;
    variable: string | null;
    /** Cases whose line ended in front of this column. */
    padded: number;
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
  /** Text stood behind a closing quote; it was kept as part of the field. */
  strayQuotes: LineList;
  /** Empty fields behind the last column, of `longLinesKept`. */
  extraFields: number;
  /** All fields of `longLinesSetAside`. */
  setAsideFields: number;
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
    /** Spellings read as missing, without the empty one. At most 50. */
    missingSpellings: { value: string; count: number }[];
    /** Every field of the column in exactly one place; the sum is `cases`. */
    fields: {
      known: number;
      repaired: number;
      unknown: number;
      spelledMissing: number;
      empty: number;
      padded: number;
    };
    /** Years: recorded ones outside the codebook's range. They count like any other. At most 50. */
    outOfRange?: { value: string; count: number }[];
    /** Years: the first and the last that are recorded. */
    years?: [number, number];
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

/** What a file holds of a codebook. */
export interface FileDescription {
  cases: number;
  /** Categorical in the codebook's order, then derived, then indicators. */
  variables: DescribedVariable[];
  sets: DescribedSet[];
  report: Report;
}

/** What an open dataset is: the codebook it is read with, and what this file holds of it. */
export interface Description extends FileDescription {
  codebook: Codebook;
}
