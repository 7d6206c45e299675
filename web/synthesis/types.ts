/** What a panel needs to know of the bridge's synthesis. */
export type {
  Evaluation,
  FileOptions,
  LengthEvaluation,
  OlderMethod,
  Plan,
  ReleaseParameters,
  Risk,
  SensitiveSource,
  StartSynthesis,
} from "../bridge/synthesis_client";
