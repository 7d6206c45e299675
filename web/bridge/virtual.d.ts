// Modules that web/build.mjs makes.

/** The JavaScript that Emscripten writes beside the wasm file. */
declare module "casewise:glue" {
  import type { EngineModule } from "./engine_module";
  const create: (options: {
    locateFile(name: string): string;
    printErr(text: string): void;
    instantiateWasm(
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
  }) => Promise<EngineModule>;
  export default create;
}

/** The wasm file, packed; see inline_bytes.ts. */
declare module "casewise:wasm" {
  const packed: string;
  export default packed;
}

/** The whole worker as one classic script, wasm included. */
declare module "casewise:worker" {
  const script: string;
  export default script;
}

/** public/codebook/ctdc-global-synthetic.json, as text. */
declare module "casewise:codebook" {
  const json: string;
  export default json;
}

/** The simulated case file of public/sample, packed; see inline_bytes.ts. */
declare module "casewise:sample" {
  const packed: string;
  export default packed;
}
