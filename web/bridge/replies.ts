/** What the engine answers with: headers that name, place and shape the sections of two arrays. `engine/tables` writes them. */
import type { Denominator } from "./queries";

/** A warning that belongs to a result; parameters depend on the code. */
export interface Caution {
  code: string;
  [parameter: string]: unknown;
}

/** One named, row-major array inside a reply. `offset` and the product of `shape` count elements, not bytes. */
export interface Section {
  name: string;
  /** "count": in {@link Reply.counts}. "percent": in {@link Reply.percents}, NaN where there is none or it is masked. */
  type: "count" | "percent";
  offset: number;
  shape: number[];
}

/** Stands for a masked count in {@link Reply.counts}; its percentages are NaN. In headers a masked count is null. */
export type MaskedCount = 0xffffffff;

/** How a reply was masked: docs/masking.md. The promise holds for one export by itself, never for several together. */
export interface AppliedMask {
  below: number;
  zeros: "shown" | "masked";
  /** Crosstabs only. */
  keep?: "columns" | "rows";
  /** Counts that are masked; other figures are masked with them. */
  masked: number;
  promise: "oneExport";
}

interface HeaderBase {
  codebook: { id: string; version: string };
  /** Both null where either would tell of a masked count. */
  cases: number;
  selected: number;
  /** Where the query asked for it; its `cautions` then leave out the numbers that would tell. */
  mask?: AppliedMask;
  cautions: Caution[];
  sections: Section[];
}

/**
 * Sections: `answered` `missing` [V], `missingPercent` [V], `count` and `percent` [sum of values]: the values of
 * variable 0, then of variable 1 and so on; the same with the prefix `set.` for sets and their items.
 * Values and items are those of the {@link Description}, in its order. A masked profile leaves out derived variables
 * that could tell of a masked count, and sets whose items the filter names.
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
 * The `row.*`, `table.*` and `totals.rows` sections are absent from a one-way table, `totals.*` from a masked one whose
 * denominator is not "answered".
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

/** Sections: `count` and `percent`, each [n]. In a masked list small counts are not named: they are in the rest. */
export interface ItemCombinationsHeader extends HeaderBase {
  kind: "itemCombinations";
  set: string;
  answered: number;
  /** Per combination: indices into the set's items (see {@link Description.sets}), ascending. */
  combinations: number[][];
  rest: { kinds: number; count: number };
}

/**
 * Sections: `from` `to` (indices into the variables' values), `count` and `percent`, each [n] ·
 * `same.count` `same.percent` [1]: cases that have one value at both ends, all of them, listed or not.
 */
export interface FlowsHeader extends HeaderBase {
  kind: "flows";
  from: string;
  to: string;
  answeredBoth: number;
  rest: { kinds: number; count: number };
}

/**
 * R rows, Y years (and recorded values that are no years, which come last). Sections: `counts` `percent` [R,Y] ·
 * `denominators` `leftOut` [Y] · `coverage.cases` `coverage.answered` `coverage.percent` [Y] ·
 * `coverage.shifted` [Y]: 1 where the share that answered differs by 15 points or more from that of the year with
 * cases before.
 */
export interface TrendHeader extends HeaderBase {
  kind: "trend";
  rows: string;
  years: string;
  denominator: Denominator;
}

/**
 * Sections: `rows` (indices into the axis' categories) `count` `percent` [n], most frequent first ·
 * `rest.count` `rest.percent` `missing` `missingPercent` [1].
 */
export interface RankingHeader extends HeaderBase {
  kind: "ranking";
  rows: string;
  answered: number;
  restKinds: number;
}

/**
 * R rows; the first selection, then the second. Sections: `selected` `denominators` `leftOut` [2] ·
 * `counts` `percent` [2,R] · `difference` [R] (type "percent"): percentage points, second minus first ·
 * `inBoth` [1].
 */
export interface ComparisonHeader extends HeaderBase {
  kind: "comparison";
  rows: string;
  denominator: Denominator;
}

/**
 * R variables and sets, C columns (0 without `columns`). Sections: `denominators` [C] · `missing` `percent` [R,C] ·
 * `total.missing` `total.percent` [R].
 */
export interface MissingnessHeader extends HeaderBase {
  kind: "missingness";
  columns: string | null;
  rows: string[];
}

export type ResultHeader =
  | ProfileHeader
  | CrosstabHeader
  | ItemCombinationsHeader
  | FlowsHeader
  | TrendHeader
  | RankingHeader
  | ComparisonHeader
  | MissingnessHeader;

/** What the engine answers to a query. The arrays belong to the receiver: no view of engine memory is ever handed out. */
export interface Reply<H extends ResultHeader = ResultHeader> {
  header: H;
  counts: Uint32Array;
  percents: Float64Array;
}

/** A reply as it leaves the engine: its header is the JSON of a {@link ResultHeader}. */
export interface UnreadReply {
  header: string;
  counts: Uint32Array;
  percents: Float64Array;
}
