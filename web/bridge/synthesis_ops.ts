/** What a synthesis worker is asked, and answers: each request exactly once, by id. */
import type { Evaluation, EvaluationRequest, Holdout, Risk } from "./evaluation_protocol";
import type { OlderLoss, OlderParameters, OlderReport } from "./older_protocol";
import type { ErrorDetail, Separator, Source } from "./protocol";
import type {
  FileDescription,
  FileOptions,
  FitParameters,
  FitReport,
  MeasureParameters,
  MeasureReport,
  Plan,
  ReleaseParameters,
} from "./synthesis_protocol";

/**
 * What one instance may do, for as long as it lives. `measure` (A) reads the file and measures it; `fit` (B) plans and
 * makes records, and is never given a file; `evaluate` (C) reads the file and compares, for this screen.
 */
export type Role = "measure" | "fit" | "evaluate";

export interface Measured {
  blob: Uint8Array<ArrayBuffer>;
  aggregates: string;
  report: MeasureReport;
}

export interface Fitted {
  csv: string;
  report: FitReport;
}

export interface ReadInput {
  source: Source | MessagePort;
  separator?: Separator | undefined;
  codebook: string;
  options: FileOptions;
}

export interface SynthesisOps {
  plan: {
    input: { codebook: string; options: FileOptions; parameters: ReleaseParameters };
    output: Plan;
  };
  /** Epsilon of zero-concentrated loss at a delta, rounded up. */
  epsilon: { input: { rho: number; delta: number }; output: number };
  /** The source: text in UTF-8, or where a decoder sends it. */
  read: { input: ReadInput; output: FileDescription };
  measure: { input: MeasureParameters; output: Measured };
  fit: { input: { blob: Uint8Array<ArrayBuffer>; parameters: FitParameters }; output: Fitted };
  /** A method from before differential privacy. `loss` is exact: for the screen only. */
  older: { input: OlderParameters; output: { csv: string; report: OlderReport; loss: OlderLoss } };
  risk: { input: { length: number; rareBelow: number }; output: Risk };
  evaluate: {
    input: { blob: Uint8Array<ArrayBuffer>; csv: string; request: EvaluationRequest };
    output: Evaluation;
  };
  /** Makes a release of one half of the file that is thrown away: nothing of it leaves the instance. */
  holdout: { input: ReleaseParameters; output: Holdout };
  /** Wasm memory in bytes: now, which is also its peak. */
  memory: { input: null; output: number };
}
export type SynthesisOp = keyof SynthesisOps;

export const opsOf: Record<Role, readonly SynthesisOp[]> = {
  measure: ["read", "measure", "older", "memory"],
  fit: ["plan", "epsilon", "fit", "memory"],
  evaluate: ["read", "risk", "evaluate", "holdout", "memory"],
};

export type SynthesisCall = {
  [K in SynthesisOp]: { id: number; op: K; input: SynthesisOps[K]["input"] };
}[SynthesisOp];

/** `working`: still at it; how far is said of `fit` only, which knows nothing but what is released anyway. */
export type SynthesisMessage =
  | { ready: true }
  | { failed: ErrorDetail }
  | { id: number; working: SynthesisOp; permille: number | null }
  | { id: number; ok: true; output: SynthesisOps[SynthesisOp]["output"] }
  | { id: number; ok: false; error: ErrorDetail };
