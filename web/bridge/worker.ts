// The worker: one engine, one session. Built to a classic script (see web/build.mjs). Where a file is large the engine's
// worker starts it once more, to read the file.
import { loadEngineModule } from "./engine_module";
import type { Beginning, Request } from "./protocol";
import { serveSlices, startSecondReader, type ReaderBeginning } from "./second_reader";
import { Session } from "./session";

addEventListener(
  "message",
  ({ data }: MessageEvent<Beginning | ReaderBeginning>) => {
    if ("file" in data) {
      const answer = serveSlices(data, (slice, transfer) => {
        postMessage(slice, transfer);
      });
      addEventListener("message", (event: MessageEvent<[number, number]>) => void answer(event.data));
      return;
    }
    const session = new Session({
      load: () => loadEngineModule(() => Promise.resolve(data.wasm)),
      codebook: () => Promise.resolve(data.codebook),
      post: (message, transfer) => {
        postMessage(message, transfer);
      },
      secondReader: (source) => startSecondReader(source, data.script),
    });
    addEventListener("message", (event: MessageEvent<Request>) => void session.receive(event.data));
    addEventListener("messageerror", () => {
      session.fail(new Error("a message could not be read"));
    });
    void session.start();
  },
  { once: true },
);
