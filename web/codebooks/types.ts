import type { Codebook, CodebookDerived, CodebookSet, CodebookVariable } from "../bridge/protocol";

/** A column that a release has and that holds no answer of its own. */
export interface SetAside {
  name: string;
  headerAliases?: string[];
  /** notAnAnswer: it says that nothing is known. repeatsOthers: it writes other columns once more. */
  reason: "notAnAnswer" | "repeatsOthers";
}

/** Variables that are put together from a file's columns when the reader asks for it. */
export interface Recoding {
  id: string;
  label: string;
  text: string;
  note?: string;
  variables: DocumentVariable[];
  sets: CodebookSet[];
  derived: CodebookDerived[];
}

export interface Release {
  id: string;
  title: string;
  /** The latest year in its file. */
  lastYear: number;
}

/** Why a column that was looked at became no variable. */
export const LEFT_OUT_REASONS = [
  "empty",
  "tooManyValues",
  "mostlyDifferent",
  "noName",
  "sameName",
  "chosen",
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export interface LeftOutColumn {
  header: string;
  position: number;
  why: LeftOutReason;
  /** What it was before the reader left it out. */
  variable?: DocumentVariable;
}

export interface DocumentVariable extends CodebookVariable {
  domainSource?: "published" | "fromData";
  headerAliases?: string[];
  ordered?: boolean;
  range?: [number, number];
  keptAsWritten?: string[];
  keepsAllAsWritten?: boolean;
  mergeOf?: string[];
}

export interface DocumentValue {
  value: string;
  label: string;
  definition?: string;
  spellings?: string[];
}

/** A whole codebook file, docs/codebook-format.md: what `describe` hands through, with what panels do not read. */
export interface CodebookDocument extends Omit<Codebook, "variables"> {
  language?: string;
  missingSpellings: string[];
  countryMissingSpellings?: string[];
  indicatorSpellings: { present?: string[]; absent?: string[] };
  variables: DocumentVariable[];
  /** What one line of the file is, in words, where it is no case. */
  unitWords?: UnitWords;
  ignoredColumns?: string[];
  /** Of a codebook made from a file. Columns alone: no value of one that is not counted stands in a codebook. */
  leftOut?: LeftOutColumn[];
  releases?: Release[];
  /** Which of them the reader says that the file is. */
  statedRelease?: string;
  comparability?: { with: string; text: string }[];
  setAside?: SetAside[];
  recodings?: Recoding[];
}

export interface UnitWords {
  one: string;
  many: string;
}
