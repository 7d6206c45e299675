/**
 * What stands in a ledger. Times are UTC to the second; hashes are SHA-256 in hexadecimal; numbers that are added up
 * are decimal text (decimal.ts).
 */

/** Before anything is drawn: from here on the budget is spent, whatever happens. */
export interface Reserve {
  kind: "reserve";
  /** The account: what the user calls this data set. All versions of one data set bear one name. */
  dataset: string;
  /** Random: names this release. */
  release: string;
  time: string;
  mechanism: Named;
  /** The only relation that the mechanisms have: two data sets differ by one record added or removed. */
  neighbours: "add_or_remove_one_record";
  /** What one record is: a row, or all rows of one subject merged. */
  unit: "row" | "subject";
  /** As promised by this release alone, before conversion. */
  epsilon: string;
  delta: string;
  /** What adds up: zero-concentrated privacy loss, and the delta that the mechanism itself takes (discovered domain). */
  rho: string;
  deltaExtra: string;
  /** Hash of the canonical parameters. */
  parameters: string;
  /** Hash of {@link Sealed}: ties the entry to the version of the file without showing it. */
  sealed: string;
}

/** The release is made: these files, by kind, may leave. May be repeated, since exporting again is free. */
export interface Commit {
  kind: "commit";
  release: string;
  time: string;
  files: ExportedFile[];
}

/** An export by a method without a bound on what adds up: k-anonymous synthesis, suppression. */
export interface Unbounded {
  kind: "unbounded";
  dataset: string;
  release: string;
  time: string;
  mechanism: Named;
  groupSize: number;
  parameters: string;
  files: ExportedFile[];
  sealed: string;
}

/** Two accounts hold data about the same people: from now on they are added up together. */
export interface Join {
  kind: "join";
  datasets: [string, string];
  time: string;
}

/** Two copies of the ledger became one. */
export interface Merge {
  kind: "merge";
  time: string;
}

export type Body = Reserve | Commit | Unbounded | Join | Merge;

export interface Named {
  name: string;
  version: string;
}

export interface ExportedFile {
  what: string;
  sha256: string;
}

/** What the auditor does not get. The nonce keeps two releases of one version from showing the same hash. */
export interface Sealed {
  salt: string;
  fingerprint: string;
  nonce: string;
}

/** One line of the file. */
export interface Line {
  entry: Body & { format: 1; follows: string[] };
  /** Absent for kinds without one, and in an auditor's copy. */
  sealed?: Sealed;
  /** Of the canonical text of `entry`. */
  hash: string;
}
