import createSynthesis from "casewise:synthesis_glue";
import type { Evaluating } from "./evaluation_protocol";
import { instancesOf } from "./instantiate";
import type { OlderMaking } from "./older_protocol";
import type { SensitiveFile, SynthesisModule } from "./synthesis_protocol";

/** The module with what evaluation adds to it. */
export type Module = Omit<SynthesisModule, "SensitiveFile"> & {
  SensitiveFile: new () => SensitiveFile & Evaluating & OlderMaking;
  epsilonOf(rho: number, delta: number): number;
};

/** A fresh instance, with memory of its own. `bytes` gives the wasm file, and is asked once. */
export const loadSynthesisModule = instancesOf<Module>(createSynthesis);
