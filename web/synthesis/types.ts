/** What a panel needs to know of the bridge's synthesis. */
export type {
  Evaluation,
  FileOptions,
  Holdout,
  LengthEvaluation,
  OlderMethod,
  OwnTable,
  Plan,
  ReleaseParameters,
  Risk,
  SensitiveSource,
  StartSynthesis,
} from "../bridge/synthesis_client";
export { OLDER_METHODS } from "../bridge/synthesis_client";
