// The worker: one engine, one session. Built to a classic script (see web/build.mjs).
import { loadEngineModule } from "./engine_module";
import type { Beginning, Request } from "./protocol";
import { Session } from "./session";

addEventListener(
  "message",
  ({ data: { wasm, codebook } }: MessageEvent<Beginning>) => {
    const session = new Session({
      load: () => loadEngineModule(() => Promise.resolve(wasm)),
      codebook: () => Promise.resolve(codebook),
      post: (message, transfer) => {
        postMessage(message, transfer);
      },
    });
    addEventListener("message", (event: MessageEvent<Request>) => void session.receive(event.data));
    addEventListener("messageerror", () => {
      session.fail(new Error("a message could not be read"));
    });
    void session.start();
  },
  { once: true },
);
