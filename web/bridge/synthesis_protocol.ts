/**
 * The boundary of the synthesis module (wasm/synthesis_bindings.cpp, engine/synthesis/synthesis.h): the JSON that goes
 * in and comes out. The module is apart from the engine of analyses and is loaded only when it is needed.
 *
 * Order for a release: `plan` -> the ledger reserves -> worker A: open, append, finish, measure -> worker B (a fresh
 * one, which never gets the file): fit -> worker C: evaluate, for the screen only.
 */

/** What of the file is used. Public facts typed by the user, never found in the data. */
export interface FileOptions {
  /** Ids of variables; left out or empty: all of the codebook. */
  columns?: string[];
  /** How country codes are written. `alpha3` unless said: guessing from the file would depend on single records. */
  countryCodes?: "alpha3" | "alpha2";
  /**
   * Header of the column that names the subject (mostly a person) of each line: lines of one subject become one record,
   * and the promise is made to the subject. It is itself never released. Left out: each line is a record.
   */
  subject?: string;
}

/** Exact figures of the sensitive file: for this screen, never for a file, a store or a log. */
export interface FileDescription {
  records: number;
  columns: { id: string; values: number; fromData: boolean; inFile: boolean }[];
}

/** How the budget is shared among the lengths. `even`: the same standard deviation for each (SDS calls it balanced). */
export type Split = "sqrtDelta" | "longFirst" | "shortFirst" | "even";

/** What a release may spend and how it spends it. Everything here is public. */
export interface ReleaseParameters {
  /** 0.01 to 20. */
  epsilon: number;
  /** delta = 10^-this; 3 to 15. Choose it so that delta is at most 1 / (10 times the expected records). */
  deltaExponent: number;
  /** Combinations of 1 to this many attributes are counted: 1 to 4. */
  length: number;
  /** About how many records the user expects: typed, never counted from the file. 1 to 20,000,000. */
  expectedRecords: number;
  /**
   * How many attributes of one record count: `private` has it found at the price of 1 % of the budget; a number is
   * public and free. Required to be a number where `expectedRecords` is below 50,000 (default there 12).
   */
  contributionBound?: "private" | number;
  /** Default `sqrtDelta`. */
  split?: Split;
  /** Minimum group size: no combination of fewer records is released, none is invented. Left out: not strict. */
  strict?: number;
  /** Counts below this are not shown in the public table. Default 10. */
  displayFloor?: number;
  /** How many records one person may have at most: typed. Default 1. */
  recordsPerPerson?: number;
}

/** The cost in numbers. rho: zero-concentrated differential privacy. */
export interface Accounting {
  epsilon: number;
  delta: number;
  /** The part of delta that pays for a discovered domain or for strict mode. */
  deltaDomain: number;
  rho: number;
  rhoRecordCount: number;
  rhoBound: number;
  rhoByLength: number[];
  neighbours: "addOrRemoveOneRecord";
  recordsPerPerson: number;
  /** What one person with that many records is protected by, at the same delta. */
  epsilonPerPerson: number;
}

export interface LengthPlan {
  length: number;
  /** Standard deviation of the noise. */
  sd: number;
  /** 19 of 20 counts are within this of the truth. */
  halfWidth: number;
  /** Mean distance from the truth: 0.8 standard deviations. Of the noise alone, so it may be published. */
  expectedError: number;
  /** The smallest count that is shown. */
  displayed: number;
}

export interface Plan {
  accounting: Accounting;
  discovered: boolean;
  contributionBound: number;
  recordCount: { sd: number; halfWidth: number };
  lengths: LengthPlan[];
  /** Percentage of the codebook's pairs that can at most be shown: a bound from expectedRecords alone. */
  pairsThatCanBeShown: number;
  /** "few_pairs": advise against a release. "epsilon_above_4", "delta_too_large". */
  advice: string[];
  /** Rough, for a laptop: seconds and bytes. */
  seconds: number;
  bytes: number;
}

/** As planned, with the entry of the ledger that has reserved the budget; it is repeated in the report. */
export interface MeasureParameters extends ReleaseParameters {
  reservation: string;
}

export interface LengthReport extends LengthPlan {
  /** Combinations that were measured, that were kept for fitting, and that are shown. */
  measured: number;
  mined: number;
  shown: number;
  /** Of those shown, how many are expected not to exist. 0 in strict mode. */
  expectedInvented: number;
}

/** Publishable, all of it. */
export interface MeasureReport {
  reservation: string;
  codebook: { id: string; version: string };
  columns: string[];
  parameters: ReleaseParameters;
  accounting: Accounting;
  discovered: boolean;
  strict: number | null;
  /** About how many records there were: with noise. */
  protectedRecords: number;
  recordCount: { sd: number; halfWidth: number };
  contributionBound: number;
  lengths: LengthReport[];
}

export interface FitParameters {
  /** `fitting` (default) or the reference sampler, for comparison. */
  method?: "fitting" | "sampler";
  /** Never make a combination that was not released. Default false; always true for a strict release. */
  noInvention?: boolean;
  /** Not secret: 0 to 2^31. Default 1. */
  seed?: number;
  /** Proposals are at most this many times the records. Default 200. */
  mostProposals?: number;
}

export interface FitReport {
  method: "fitting" | "sampler";
  noInvention: boolean;
  seed: number;
  records: number;
  proposals: number;
  accepted: number;
  /** Mean of the squared distance to the noisy counts, in variances of their noise: 0.5 is where fitting stops. */
  misfit: number;
  stoppedBy: "misfit" | "stalled" | "proposals" | "target";
  /**
   * How far the records are from the noisy counts, by length: the mean difference, and the sum of their counts as a part
   * of the sum of the noisy ones. Empty with the sampler.
   */
  lengths: { length: number; meanDifference: number; reached: number }[];
}

/** Combinations to look up in a release. */
export interface CountsRequest {
  combinations: { variable: string; value: string }[][];
}
export interface CountsReply {
  /** In the order asked. `count` null: not released (too small, or not counted). `sd`: of its noise. */
  counts: { count: number | null; sd: number }[];
}

/** The C++ classes, as the binding has them. Every answer is `{ok: true, ...}` or `{ok: false, code, message, where}`. */
type Answer<T = unknown> = ({ ok: true } & T) | { ok: false; code: string; message: string; where: string };
type Step = Answer<{ done: boolean; permille: number }>;

export interface SensitiveFile {
  open(codebookJson: string, optionsJson: string): Answer;
  /** As `separate` of the engine's dataset. */
  separate(separator: string): Answer;
  append(bytes: Uint8Array): Answer<{ cases: number }>;
  finish(): Answer;
  describe(): Answer<{ json: string }>;
  measureBegin(parametersJson: string): Answer;
  measureStep(): Step;
  /** Also frees the measurement and wipes its key; so does `measureCancel`. */
  measureFinish(): Answer<{ blob: Uint8Array; aggregates: string; report: string }>;
  measureCancel(): void;
  delete(): void;
}

export interface Fitting {
  begin(blob: Uint8Array, parametersJson: string): Answer;
  step(): Step;
  finish(): Answer<{ csv: string; report: string }>;
  delete(): void;
}

export interface SynthesisModule {
  SensitiveFile: new () => SensitiveFile;
  Fitting: new () => Fitting;
  plan(codebookJson: string, optionsJson: string, parametersJson: string): Answer<{ json: string }>;
  releasedCounts(blob: Uint8Array, requestJson: string): Answer<{ json: string }>;
  memoryBytes(): number;
}
