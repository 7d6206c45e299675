/** The types of the bridge that panels speak in. They come through here, so that a panel knows the model alone. */
export type { Adjustment } from "../codebooks/adjust";
export type { CheckedReport } from "../codebooks/check";
export type { CodebookDocument } from "../codebooks/types";
export type {
  Caution,
  Choice,
  CodebookValue,
  Denominator,
  Description,
  Encoding,
  Filter,
  FormatOptions,
  Progress,
  Report,
  Separator,
  Value,
} from "../bridge/protocol";
