// The worker: one engine, one session. Built to a classic script (see web/build.mjs). Its first message brings the wasm
// file, since the policy of our pages lets it fetch nothing.
import { loadEngineModule } from "./engine_module";
import type { Request } from "./protocol";
import { Session } from "./session";

addEventListener(
  "message",
  ({ data: wasm }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
    const session = new Session({
      load: () => loadEngineModule(() => Promise.resolve(wasm)),
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
