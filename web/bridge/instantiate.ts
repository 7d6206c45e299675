/** What an Emscripten module of ours is started with: see wasm/flags.cmake for what its glue takes. */
export interface GlueOptions {
  locateFile(name: string): string;
  printErr(text: string): void;
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}

/**
 * Fresh instances of one module, each with memory of its own. The wasm bytes are asked for once: what they compile to is
 * kept, so that a restart is quick. Rejects when they cannot be read, compiled or instantiated.
 */
export function instancesOf<M>(
  create: (options: GlueOptions) => Promise<M>,
): (bytes: () => Promise<BufferSource>) => Promise<M> {
  let compiling: Promise<WebAssembly.Module> | undefined;
  return async (bytes) => {
    compiling ??= bytes().then((wasm) => WebAssembly.compile(wasm));
    const compiled = await compiling;
    return new Promise((resolve, reject) => {
      create({
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
  };
}
