/** The types of the bridge that panels speak in. They come through here, so that a panel knows the model alone. */
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
