/**
 * What may leave. Its parts are the outputs of the mechanism and what was made of them, and nothing that bears the
 * watermark of the private view fits in: the compiler refuses it (tests/release/publishable_types.test.mjs).
 */
import type { OlderReport } from "../bridge/older_protocol";
import type { FitReport, MeasureReport } from "../bridge/synthesis_protocol";

/** No private figure is one: those have a `watermark` (web/bridge/evaluation_protocol.ts). */
export type Unmarked<T> = T & { watermark?: never };

export interface Provenance {
  engine: string;
  /** "passed", with what ran, or why it did not. */
  selfTest: string;
  parametersHash: string;
  /** Of the ledger: a hash, which says nothing by itself. */
  ledgerEntry: string;
  files: { what: string; sha256: string }[];
}

export interface PublishableRelease {
  /** What the publisher calls the release; typed for publication. */
  title: string;
  /** The day, as 2026-03-01. */
  made: string;
  /** What is protected: a line of the source, or a subject with all its lines. */
  unit: "row" | "subject";
  measured: Unmarked<MeasureReport>;
  fitted: Unmarked<FitReport>;
  /** Of the account in the ledger, this release included. */
  account: {
    releases: number;
    /** At `delta`; null: no bound. */
    epsilon: number | null;
    delta: string;
    epsilonSum: string;
  };
  provenance: Provenance;
}

export interface PublishableOlderRelease {
  title: string;
  made: string;
  report: Unmarked<OlderReport>;
  provenance: Provenance;
}
