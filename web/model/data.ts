/** The types of the bridge that panels speak in. They come through here, so that a panel knows the model alone. */
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
