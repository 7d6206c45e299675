/** What the private view shows (engine/synthesis/evaluation.h): exact figures of the sensitive file. Never released. */

export interface LengthRisk {
  length: number;
  /** Distinct combinations of that many attributes; of these, how many only one record has, and fewer than `rareBelow`. */
  combinations: number;
  unique: number;
  rare: number;
  /** Records whose shortest unique (rare) combination has this length: each record counts once. */
  singledOut: number;
  inRare: number;
}

export interface Risk extends Watermarked {
  records: number;
  rareBelow: number;
  lengths: LengthRisk[];
}

/** Said by everything that is made from the sensitive file: what has it cannot go where publishable figures go. */
export interface Watermarked {
  watermark: "contains sensitive statistics";
}

/**
 * How well one table answers how many records have a combination. `tested`: those that 10 records or more really have.
 * Null: nothing to divide by.
 */
export interface CountErrors {
  tested: number;
  /** Mean |given - true| over the tested ones; what is absent counts as 0. */
  meanError: number | null;
  /** Distinct combinations in the file, their mean count, and distinct combinations in the table. */
  combinations: number;
  meanCount: number | null;
  given: number;
  /** Combinations that are in both, and the mean |given - true| over them. Flatters a table that lacks many. */
  inBoth: number;
  meanErrorInBoth: number | null;
  /** Combinations of the file that the table lacks; as a percentage of the file's; by records (intelligence-toolkit). */
  missing: number;
  missingPercent: number | null;
  missingShare: number | null;
  /**
   * Combinations in the table that no record has, in three conventions: a percentage of the file's combinations (core of
   * synthetic-data-showcase), of the table's (pac-synth's sample), and by the table's counts (intelligence-toolkit).
   */
  invented: number;
  inventedPercentOfReal: number | null;
  inventedPercentOfGiven: number | null;
  inventedShare: number | null;
  /** Combinations that 1 to 9 records really have and that the table shows with 1 to 9. 0 for a k-anonymous release. */
  leaked: number;
}

/** Both tables. No aggregates: an older method, which has none. */
export interface Compared {
  /** The public table. */
  aggregates: CountErrors | null;
  synthetic: CountErrors | null;
}

export interface LengthEvaluation extends Compared {
  length: number;
  agreement: Agreement;
}

/**
 * Over the combinations that 10 records or more have and all synthetic ones. Preservation: synthetic / true, at most 1;
 * proportional error: |synthetic - true| / true; both 0 and 1 where the true count is 0.
 */
export interface Agreement {
  preservation: number | null;
  proportionalError: number | null;
}

export interface Bucket extends Agreement {
  /** Combinations whose synthetic count is above `above` (the first: from 0) and at most `upTo`. */
  above: number;
  upTo: number;
  combinations: number;
  meanTrue: number | null;
  meanSynthetic: number | null;
  meanLength: number | null;
}

export type Combination = { variable: string; value: string }[];

export interface Distortion {
  combination: Combination;
  true: number;
  synthetic: number;
}

/** Total variation between the file and the synthetic records over all sets of that many columns, empty a value. */
export interface Variation {
  columns: number;
  tables: number;
  mean: number;
  median: number;
  largest: number;
  /** Mean L1 distance of the counts, divided by the records of the file. */
  workloadError: number;
}

/** A table that matters to the user: 1 to 4 variables, each value crossed with each. */
export interface OwnTable {
  variables: string[];
  /** With a record, real or synthetic, and a value in every column; of these, those that 10 records or more really have. */
  cells: number;
  tested: number;
  /** Mean |given - true| over the tested; what is absent counts as 0. Null: nothing tested, or no public table. */
  meanErrorSynthetic: number | null;
  meanErrorPublished: number | null;
  /** Total variation between file and synthetic records, empty a value. */
  variation: number;
  /** The cells with most real records, at most 50. `published` null: not in the public table. */
  largest: { combination: Combination; true: number; synthetic: number; published: number | null }[];
}

/** Synthetic records that equal a real one in every column; a unique one: that no other real one equals. */
export interface SameRecords {
  asARecord: number;
  asAUnique: number;
  shareAsAUnique: number | null;
  uniqueRecords: number;
  /** Unique records that equal a synthetic one, however often: one short record can be met many times. */
  met: number;
}

/** Combinations with fewer than `below` synthetic records; of these the shortest, at most 20. */
export interface RareList {
  below: number;
  combinations: number;
  list: { combination: Combination; synthetic: number; trueRoundedDown: number }[];
}

/** A limit that the intelligence toolkit advises (its fourth, epsilon of at most 12, is a choice and no figure). */
export interface Rule {
  rule: "errorBelowMeanCount" | "missing" | "invented" | "synthesizability";
  value: number;
  limit: number;
  kept: boolean;
}

/**
 * Records made, as for a release, from one half of the file, and compared with the unique records of both halves. A
 * sanity check, and no guarantee.
 */
export interface Holdout extends Watermarked {
  syntheticRecords: number;
  madeFrom: { records: number; same: SameRecords };
  heldBack: { records: number; same: SameRecords };
  /** No more unique records are met of the half they were made from than of the other, save by chance. */
  withinChance: boolean;
}

/** What is asked of an evaluation: at most 40 tables, as ids of variables. */
export interface EvaluationRequest {
  tables?: string[][];
}

/** Cramer's V of each pair of columns, empty a value. */
export interface Association {
  columns: string[];
  real: number[][];
  synthetic: number[][];
  meanDifference: number | null;
  largestDifference: number;
}

export interface Evaluation extends Watermarked {
  records: number;
  syntheticRecords: number;
  /** How many more records there are than in the file. */
  expansionPercent: number | null;
  lengths: LengthEvaluation[];
  /** All lengths together. */
  all: Compared;
  /** Means of the means of lengths, and of buckets. */
  agreementByLength: Agreement;
  agreementByCount: Agreement;
  buckets: Bucket[];
  distortions: Distortion[];
  variation: Variation[];
  association: Association;
  meanAttributes: { true: number | null; synthetic: number | null };
  /** Records by number of attributes, from 0. */
  attributesPerRecord: { true: number[]; synthetic: number[] };
  /** Values of all columns multiplied / records / 2^(mean attributes): the intelligence toolkit advises 5 or less. */
  synthesizability: number;
  /** Of the synthetic records, all lengths together. */
  rules: Rule[];
  rare: RareList;
  same: SameRecords;
  ownTables: OwnTable[];
  /** Combinations up to this length were counted. */
  length: number;
}

/** What `counts` answers, in the order asked. `published` null: not in the public table. */
export interface ComparedCounts extends Watermarked {
  counts: { true: number; synthetic: number; published: number | null }[];
}

type Answer<T = unknown> = ({ ok: true } & T) | { ok: false; code: string; message: string; where: string };

/** What wasm/synthesis_bindings.cpp adds to `SensitiveFile`. */
export interface Evaluating {
  riskBegin(length: number, rareBelow: number): Answer;
  /** `parametersJson`: `ReleaseParameters`. */
  holdoutBegin(parametersJson: string): Answer;
  /** `requestJson`: `EvaluationRequest`. */
  evaluateBegin(blob: Uint8Array, csv: string, requestJson: string): Answer;
  /** Of whichever began last. */
  evaluateStep(): Answer<{ done: boolean; permille: number }>;
  evaluateFinish(): Answer<{ json: string }>;
  /** Answers `ComparedCounts`; after the last step and before `evaluateFinish`. */
  evaluateCounts(requestJson: string): Answer<{ json: string }>;
}
