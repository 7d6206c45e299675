import { readFile } from "node:fs/promises";
import type { StartSynthesis } from "./synthesis_client";
import { loadSynthesisModule } from "./synthesis_module";
import { SynthesisSession } from "./synthesis_session";

const readWasm = async () => new Uint8Array(await readFile(new URL("synthesis.wasm", import.meta.url)));

/** Instances in this thread, each with a memory of its own. The wasm file lies beside the built module. */
export const nodeSynthesis: StartSynthesis = (role, events) => {
  let ended = false;
  const session = new SynthesisSession({
    role,
    load: () => loadSynthesisModule(readWasm),
    post: (message) => {
      queueMicrotask(() => {
        if (!ended) events.message(message);
      });
    },
  });
  void session.start();
  return Promise.resolve({
    post: (call) => {
      queueMicrotask(() => {
        if (!ended) void session.receive(call);
      });
    },
    terminate() {
      ended = true;
    },
  });
};
