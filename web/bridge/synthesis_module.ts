import createSynthesis from "casewise:synthesis_glue";
import type { Evaluating } from "./evaluation_protocol";
import type { OlderMaking } from "./older_protocol";
import type { SensitiveFile, SynthesisModule } from "./synthesis_protocol";

/** The module with what evaluation adds to it. */
export type Module = Omit<SynthesisModule, "SensitiveFile"> & {
  SensitiveFile: new () => SensitiveFile & Evaluating & OlderMaking;
  epsilonOf(rho: number, delta: number): number;
};

let compiling: Promise<WebAssembly.Module> | undefined;

/** A fresh instance, with memory of its own. `bytes` gives the wasm file, and is asked once. */
export async function loadSynthesisModule(bytes: () => Promise<BufferSource>): Promise<Module> {
  compiling ??= bytes().then((wasm) => WebAssembly.compile(wasm));
  const compiled = await compiling;
  return new Promise((resolve, reject) => {
    createSynthesis({
      locateFile: (name) => name,
      // What it has to say on an abort, it also throws.
      printErr: () => undefined,
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(compiled, imports).then((instance) => {
          receive(instance, compiled);
        }, reject);
        return {};
      },
    }).then(resolve, reject);
  });
}
