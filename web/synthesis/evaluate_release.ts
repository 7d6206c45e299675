/** The private comparison, in an instance of its own that reads the file again. */
import { SynthesisInstance } from "../bridge/synthesis_client";
import type {
  Evaluation,
  FileOptions,
  Risk,
  StartSynthesis,
  SynthesisCallOptions,
} from "../bridge/synthesis_client";
import type { Source } from "../bridge/protocol";

export interface Examined {
  source: Source;
  codebook: string;
  options: FileOptions;
}

export const evaluateRelease = (
  start: StartSynthesis,
  of: Examined,
  release: { blob: Uint8Array<ArrayBuffer>; csv: string },
  work: SynthesisCallOptions = {},
): Promise<Evaluation> =>
  examined(start, of, work, (instance) => instance.call("evaluate", { ...release }, work));

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
    await instance.call("read", { source, codebook, options }, work);
    return await then(instance);
  } finally {
    instance.end();
  }
}
