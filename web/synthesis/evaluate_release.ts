/** The private comparison, in an instance of its own that reads the file again. */
import { SynthesisInstance, withText } from "../bridge/synthesis_client";
import type {
  Evaluation,
  EvaluationRequest,
  FileOptions,
  Holdout,
  ReleaseParameters,
  Risk,
  SensitiveSource,
  StartSynthesis,
  SynthesisCallOptions,
} from "../bridge/synthesis_client";

export interface Examined {
  source: SensitiveSource;
  codebook: string;
  options: FileOptions;
}

export const evaluateRelease = (
  start: StartSynthesis,
  of: Examined,
  release: { blob: Uint8Array<ArrayBuffer>; csv: string; request: EvaluationRequest },
  work: SynthesisCallOptions = {},
): Promise<Evaluation> =>
  examined(start, of, work, (instance) => instance.call("evaluate", { ...release }, work));

/** The same way of making records, tried with one half of the file held back. */
export const tryWithHalf = (
  start: StartSynthesis,
  of: Examined,
  parameters: ReleaseParameters,
  work: SynthesisCallOptions = {},
): Promise<Holdout> => examined(start, of, work, (instance) => instance.call("holdout", parameters, work));

export const risksOf = (
  start: StartSynthesis,
  of: Examined,
  asked: { length: number; rareBelow: number },
  work: SynthesisCallOptions = {},
): Promise<Risk> => examined(start, of, work, (instance) => instance.call("risk", asked, work));

async function examined<T>(
  start: StartSynthesis,
  { source, codebook, options }: Examined,
  work: SynthesisCallOptions,
  then: (instance: SynthesisInstance) => Promise<T>,
): Promise<T> {
  const instance = await SynthesisInstance.start(start, "evaluate");
  try {
    await withText(source, work.signal, (text, separator) =>
      instance.call("read", { source: text, separator, codebook, options }, work),
    );
    return await then(instance);
  } finally {
    instance.end();
  }
}
