import { loadCodebook } from "./assets";
import { decodeInWorker, loadDecoder } from "./browser_decoder";
import type { Host, Port, PortEvents } from "./connection";
import { fatal, unsupported } from "./errors";
import { bytesOf } from "./inline_bytes";
import { pageReads, withBytes } from "./page_reads";
import type { Message, Request } from "./protocol";
import { trusted } from "./trusted";

/** Engines in a classic `blob:` worker: it inherits the policy of the page, and also starts from a file on disk. */
export const browserHost: Host = {
  codebook: loadCodebook,
  decode: decodeInWorker,
  warmsUp: true,

  async start(events: PortEvents): Promise<Port> {
    const [{ default: script }, { default: wasm }] = await Promise.all([
      import("casewise:worker"),
      import("casewise:wasm"),
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
    worker.postMessage(engine, [engine.buffer]);
    loadDecoder().catch(() => undefined);
    return {
      post(request) {
        if (!pageReads()) worker.postMessage(request, handedOver(request));
        else
          void withBytes(request).then((read) => {
            if ("answer" in read) events.message(read.answer);
            else worker.postMessage(read.request, handedOver(read.request));
          });
      },
      terminate() {
        worker.terminate();
        URL.revokeObjectURL(address);
      },
    };
  },
};

/** A source that is no file is handed over: bytes are not copied again, and a port has one owner. */
function handedOver(request: Request): Transferable[] {
  if (!("op" in request) || request.op !== "open") return [];
  const { source } = request.input;
  if (source instanceof MessagePort) return [source];
  return source instanceof Uint8Array ? [source.buffer] : [];
}

function startWorker(address: string): Worker {
  try {
    return new Worker(trusted(address), { name: "casewise" });
  } catch {
    throw unsupported();
  }
}
