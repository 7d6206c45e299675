import { loadCodebook } from "./assets";
import { decodeInWorker, loadDecoder } from "./browser_decoder";
import type { Host, Port, PortEvents } from "./connection";
import { fatal, unsupported } from "./errors";
import { bytesOf } from "./inline_bytes";
import { pageReads, withBytes } from "./page_reads";
import type { Beginning, Message, Request } from "./protocol";
import { trusted } from "./trusted";

/** Engines in a classic `blob:` worker: it inherits the policy of the page, and also starts from a file on disk. */
export const browserHost: Host = {
  codebook: loadCodebook,
  decode: decodeInWorker,
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
    const engine = await bytesOf(wasm);
    worker.postMessage({ wasm: engine, codebook, script } satisfies Beginning, [engine.buffer]);
    loadDecoder().catch(() => undefined);
    return {
      post(request) {
        if (!pageReads()) worker.postMessage(request, handedOver(request));
        else
          void withBytes(request).then((read) => {
            if ("answer" in read) events.message(read.answer);
            else for (const one of read.requests) worker.postMessage(one, handedOver(one));
          });
      },
      terminate() {
        worker.terminate();
        URL.revokeObjectURL(address);
      },
    };
  },
};

/** What is handed over and not copied again: the bytes of a source that is no file, and a port, which has one owner. */
function handedOver(request: Request): Transferable[] {
  if ("piece" in request) return [request.piece.buffer];
  if (!("op" in request) || request.op !== "open") return [];
  const { source } = request.input;
  return source instanceof MessagePort ? [source] : [];
}

function startWorker(address: string): Worker {
  try {
    return new Worker(trusted(address), { name: "casewise" });
  } catch {
    throw unsupported();
  }
}
