// Modules that web/build.mjs makes.

/** The JavaScript that Emscripten writes beside the wasm file. */
declare module "casewise:glue" {
  import type { EngineModule } from "./engine_module";
  import type { GlueOptions } from "./instantiate";
  const create: (options: GlueOptions) => Promise<EngineModule>;
  export default create;
}

/** The wasm file as bytesOf() of inline_bytes.ts reads it. */
declare module "casewise:wasm" {
  const characters: string;
  export default characters;
}

/** The worker as one classic script; the wasm file is sent to it. */
declare module "casewise:worker" {
  const script: string;
  export default script;
}

/** web/decode/worker.ts as one classic script. */
declare module "casewise:decoder" {
  const script: string;
  export default script;
}

/** The same three of the synthesis module (wasm/synthesis_bindings.cpp). */
declare module "casewise:synthesis_glue" {
  import type { GlueOptions } from "./instantiate";
  import type { Module } from "./synthesis_module";
  const create: (options: GlueOptions) => Promise<Module>;
  export default create;
}
declare module "casewise:synthesis_wasm" {
  const characters: string;
  export default characters;
}
declare module "casewise:synthesis_worker" {
  const script: string;
  export default script;
}

/** public/codebook/ctdc-global-synthetic.json, as text. */
declare module "casewise:codebook" {
  const json: string;
  export default json;
}

/** The codebooks of older releases, public/codebook, as unpack() of inline_bytes.ts reads them. */
declare module "casewise:ctdc-global-synthetic-2021" {
  const json: string;
  export default json;
}
declare module "casewise:ctdc-global-k-anonymised" {
  const json: string;
  export default json;
}

/** docs/private-data.md, as text. */
declare module "casewise:private_data" {
  const markdown: string;
  export default markdown;
}

/** docs/methods.md, as text. */
declare module "casewise:methods" {
  const markdown: string;
  export default markdown;
}

/** docs/masking.md, as text. */
declare module "casewise:masking" {
  const markdown: string;
  export default markdown;
}

/** The simulated case file of public/sample, packed; see inline_bytes.ts. */
declare module "casewise:sample" {
  const packed: string;
  export default packed;
}

/** Every file of the hosted page; see web/site_files.mjs. */
declare module "casewise:files" {
  /** `path` is relative to the scope. */
  export const files: { path: string; integrity: string }[];
  export const version: string;
}
