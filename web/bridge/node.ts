import { readFile } from "node:fs/promises";
import { codebookIds } from "./choose_codebook";
import type { Host } from "./connection";
import { startEngine } from "./engine_client";
import type { Engine } from "./engine_client";
import { loadEngineModule } from "./engine_module";
import { decodeHere } from "./node_decoder";
import { Session } from "./session";

export type { Dataset, Engine, OpenOptions } from "./engine_client";
export { CasewiseError, errorCodes } from "./errors";
export type { ErrorCode } from "./errors";
export type { CheckedReport } from "../codebooks/check";
export type { Proposal } from "../codebooks/propose";
export type { CodebookDocument } from "../codebooks/types";

const beside = (name: string) => new URL(name, import.meta.url);
const readWasm = async () => new Uint8Array(await readFile(beside("casewise.wasm")));
const readCodebook = () => readFile(beside("ctdc-global-synthetic.json"), "utf8");

/** Engines in this thread, under Node. The wasm file and the codebook lie beside the built module. */
const nodeHost: Host = {
  codebook: (id = codebookIds[0]) => readFile(beside(`${id}.json`), "utf8"),

  decode: decodeHere,

  start(events) {
    let ended = false;
    const session = new Session({
      load: () => loadEngineModule(readWasm),
      codebook: readCodebook,
      post: (message) => {
        queueMicrotask(() => {
          if (!ended) events.message(message);
        });
      },
    });
    void session.start();
    return Promise.resolve({
      post: (request) => {
        queueMicrotask(() => {
          if (!ended) void session.receive(request);
        });
      },
      terminate() {
        ended = true;
      },
    });
  },
};

/** The engine under Node, in process. Resolves once it is ready to open files. */
export function openEngine(): Promise<Engine> {
  return startEngine(nodeHost);
}
