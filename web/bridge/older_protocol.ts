/**
 * The older methods (engine/synthesis/older.h), for comparison and for a single release: none is differentially private,
 * and whatever is made of them says so. An export marks the ledger's account "no bound".
 */

/** k-anonymous synthesis in four modes, then classical suppression of records, cells and short combinations. */
export const OLDER_METHODS = [
  "rowSeeded",
  "valueSeeded",
  "aggregateSeeded",
  "unseeded",
  "suppressRecords",
  "suppressCells",
  "suppressTuples",
] as const;
export type OlderMethod = (typeof OLDER_METHODS)[number];

export interface OlderParameters {
  method: OlderMethod;
  /** k: what is shown of a record is shared by this many. 2 to 1,000,000, default 10. */
  groupSize?: number;
  /** Of combinations, where the method looks at them: 1 to 4, default 3. */
  length?: number;
  /** Suppression of records and cells: the columns that could identify; left out or empty: all. */
  columns?: string[];
  /** Suppression of cells: which columns to give up first where nothing else decides. */
  givenUpFirst?: string[];
}

/** May be published with the records. */
export interface OlderReport {
  method: OlderMethod;
  differentiallyPrivate: false;
  groupSize: number;
  length: number;
  codebook: { id: string; version: string };
  columns: string[];
  /** Made, not in the source. */
  records: number;
}

/** What suppression took away: exact, for the screen only. Null for synthesis. */
export type OlderLoss = { records: Lost; cells: Lost } | null;
export interface Lost {
  all: number;
  lost: number;
  /** Null where there was nothing to lose. */
  lostPercent: number | null;
}

type Answer<T = unknown> = ({ ok: true } & T) | { ok: false; code: string; message: string; where: string };

/** What wasm/synthesis_bindings.cpp adds to `SensitiveFile`. `report` and `loss` are JSON. */
export interface OlderMaking {
  olderBegin(parametersJson: string): Answer;
  olderStep(): Answer<{ done: boolean; permille: number }>;
  olderFinish(): Answer<{ csv: string; report: string; loss: string }>;
}
