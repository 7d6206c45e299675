/** The types of the bridge that panels speak in. They come through here, so that a panel knows the model alone. */
export type { Adjustment } from "../codebooks/adjust";
export type { CheckedReport } from "../codebooks/check";
export type { CodebookDocument } from "../codebooks/types";
export type {
  Caution,
  CodebookValue,
  Denominator,
  Description,
  Filter,
  Progress,
  Report,
  Value,
} from "../bridge/protocol";
