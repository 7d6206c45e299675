import { loadCodebook } from "./assets";
import type { Host, Port, PortEvents } from "./connection";
import { fatal, unsupported } from "./errors";
import { bytesOf } from "./inline_bytes";
import type { Beginning, Message, Request } from "./protocol";

/** Engines in a classic `blob:` worker: it inherits the policy of the page, and also starts from a file on disk. */
export const browserHost: Host = {
  codebook: loadCodebook,
  warmsUp: true,

  async start(events: PortEvents): Promise<Port> {
    const [{ default: script }, { default: wasm }, codebook] = await Promise.all([
      import("casewise:worker"),
      import("casewise:wasm"),
      loadCodebook(),
    ]);
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const worker = startWorker(address);
    worker.onmessage = (event: MessageEvent<Message>) => {
      events.message(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      events.failure(fatal(event.message));
    };
    worker.onmessageerror = () => {
      events.failure(fatal("messageerror"));
    };
    const engine = bytesOf(wasm);
    worker.postMessage({ wasm: engine, codebook } satisfies Beginning, [engine.buffer]);
    return {
      post(request) {
        worker.postMessage(request, handedOver(request));
      },
      terminate() {
        worker.terminate();
        URL.revokeObjectURL(address);
      },
    };
  },
};

/** The bytes of a source that is no file: they are handed over, not copied again. */
const handedOver = (request: Request) => ("piece" in request ? [request.piece.buffer] : []);

function startWorker(address: string): Worker {
  try {
    return new Worker(address, { name: "casewise" });
  } catch {
    throw unsupported();
  }
}
