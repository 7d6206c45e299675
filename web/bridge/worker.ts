// The worker: one engine, one session. Built to a classic script with the wasm file inside (see web/build.mjs).
import packedWasm from "casewise:wasm";
import { loadEngineModule } from "./engine_module";
import { unpack } from "./inline_bytes";
import type { Request } from "./protocol";
import { Session } from "./session";

const session = new Session({
  load: () => loadEngineModule(() => unpack(packedWasm)),
  post: (message, transfer) => {
    postMessage(message, transfer);
  },
});
addEventListener("message", (event: MessageEvent<Request>) => void session.receive(event.data));
addEventListener("messageerror", () => {
  session.fail(new Error("a message could not be read"));
});
void session.start();
