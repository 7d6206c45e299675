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

/** What every kind of query takes. */
interface Shared {
  where?: Filter;
  /** Denominators from 1 to below this get the caution `small_denominator`: 10 unless told, at least 4. */
  smallBelow?: number;
  mask?: Mask;
}

export interface ProfileQuery extends Shared {
  kind: "profile";
}
export interface CrosstabQuery extends Shared {
  kind: "crosstab";
  rows: string;
  columns?: string;
  layers?: string;
  denominator?: Denominator;
  mask?: CrosstabMask;
}
export interface ItemCombinationsQuery extends Shared {
  kind: "itemCombinations";
  set: string;
  top?: number;
}
export interface FlowsQuery extends Shared {
  kind: "flows";
  from?: string;
  to?: string;
  top?: number;
}
/** `years`: a variable whose values are years; the codebook's first one unless told. */
export interface TrendQuery extends Shared {
  kind: "trend";
  rows: string;
  years?: string;
  denominator?: Denominator;
}
export interface RankingQuery extends Shared {
  kind: "ranking";
  rows: string;
  top?: number;
}
/** Two selections of the cases that `where` keeps; they may overlap. */
export interface ComparisonQuery extends Shared {
  kind: "comparison";
  rows: string;
  first: Filter;
  second: Filter;
  denominator?: Denominator;
}
export interface MissingnessQuery extends Shared {
  kind: "missingness";
  columns?: string;
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
