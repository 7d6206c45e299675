// The worker of synthesis: one module, one session, one role. Built to a classic script (see web/build.mjs).
import { loadSynthesisModule } from "./synthesis_module";
import type { Role, SynthesisCall } from "./synthesis_ops";
import { SynthesisSession } from "./synthesis_session";

addEventListener(
  "message",
  ({ data: { wasm, role } }: MessageEvent<{ wasm: Uint8Array<ArrayBuffer>; role: Role }>) => {
    const session = new SynthesisSession({
      role,
      load: () => loadSynthesisModule(() => Promise.resolve(wasm)),
      post: (message, transfer) => {
        postMessage(message, transfer);
      },
    });
    addEventListener("message", (event: MessageEvent<SynthesisCall>) => void session.receive(event.data));
    addEventListener("messageerror", () => {
      session.fail(new Error("a message could not be read"));
    });
    void session.start();
  },
  { once: true },
);
