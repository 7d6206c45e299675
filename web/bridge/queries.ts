/** Queries of the public contract, section 4, and docs/analyses.md. `engine/query` reads them. */

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

/**
 * Small counts, from 1 to below `below` (10 unless told, at least 4), are masked, with every figure that would tell them:
 * docs/masking.md. Refused with `bad_query` where they could be worked out.
 */
export interface Mask {
  below?: number;
  /** 0 is masked like a small count, or not: "shown" unless told. */
  zeros?: "shown" | "masked";
}
/** `keep`: whose percentages and denominators stay where they can; those of columns unless told. */
export interface CrosstabMask extends Mask {
  keep?: "columns" | "rows";
}

export interface ProfileQuery {
  kind: "profile";
  where?: Filter;
  mask?: Mask;
}
export interface CrosstabQuery {
  kind: "crosstab";
  rows: string;
  columns?: string;
  layers?: string;
  where?: Filter;
  denominator?: Denominator;
  mask?: CrosstabMask;
}
export interface ItemCombinationsQuery {
  kind: "itemCombinations";
  set: string;
  where?: Filter;
  top?: number;
  mask?: Mask;
}
export interface FlowsQuery {
  kind: "flows";
  from?: string;
  to?: string;
  where?: Filter;
  top?: number;
  mask?: Mask;
}
/** `years`: a variable whose values are years; the codebook's first one unless told. */
export interface TrendQuery {
  kind: "trend";
  rows: string;
  years?: string;
  where?: Filter;
  denominator?: Denominator;
  mask?: Mask;
}
export interface RankingQuery {
  kind: "ranking";
  rows: string;
  where?: Filter;
  top?: number;
  mask?: Mask;
}
/** Two selections of the cases that `where` keeps; they may overlap. */
export interface ComparisonQuery {
  kind: "comparison";
  rows: string;
  first: Filter;
  second: Filter;
  where?: Filter;
  denominator?: Denominator;
}
export interface MissingnessQuery {
  kind: "missingness";
  columns?: string;
  where?: Filter;
}
export type Query =
  | ProfileQuery
  | CrosstabQuery
  | ItemCombinationsQuery
  | FlowsQuery
  | TrendQuery
  | RankingQuery
  | ComparisonQuery
  | MissingnessQuery;
