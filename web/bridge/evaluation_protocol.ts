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

export interface Risk {
  records: number;
  rareBelow: number;
  lengths: LengthRisk[];
}

/** How well one table answers how many records have a combination. `tested`: those that 10 records or more really have. */
export interface CountErrors {
  tested: number;
  /** Mean |given - true| over the tested ones; what is absent counts as 0. */
  meanError: number;
  /** Distinct combinations in the file, and those of them that the table lacks; the same weighted by their records. */
  combinations: number;
  missing: number;
  missingShare: number;
  /** Combinations in the table, and those of them that no record has; the same weighted by the table's counts. */
  given: number;
  invented: number;
  inventedShare: number;
  /** Mean |given - true| over combinations that are in both. */
  meanErrorInBoth: number;
}

export interface LengthEvaluation {
  length: number;
  /** The public table, and the synthetic records. */
  aggregates: CountErrors;
  synthetic: CountErrors;
}

export interface Bucket {
  /** Combinations whose synthetic count is above `above` and at most `upTo`. */
  above: number;
  upTo: number;
  combinations: number;
  meanTrue: number;
  meanSynthetic: number;
}

export interface Distortion {
  combination: { variable: string; value: string }[];
  true: number;
  synthetic: number;
}

/** Total variation between the file and the synthetic records over all sets of that many columns, empty a value. */
export interface Variation {
  columns: number;
  mean: number;
  largest: number;
}

export interface Evaluation {
  records: number;
  syntheticRecords: number;
  lengths: LengthEvaluation[];
  buckets: Bucket[];
  distortions: Distortion[];
  variation: Variation[];
  meanAttributes: { true: number; synthetic: number };
  /** Combinations up to this length were counted. */
  length: number;
}

type Answer<T = unknown> = ({ ok: true } & T) | { ok: false; code: string; message: string; where: string };

/** What wasm/synthesis_bindings.cpp adds to `SensitiveFile`. */
export interface Evaluating {
  riskBegin(length: number, rareBelow: number): Answer;
  evaluateBegin(blob: Uint8Array, csv: string): Answer;
  /** Of whichever began last. */
  evaluateStep(): Answer<{ done: boolean; permille: number }>;
  evaluateFinish(): Answer<{ json: string }>;
}
