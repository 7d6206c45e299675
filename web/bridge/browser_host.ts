import { loadCodebook } from "./assets";
import type { Host, Port, PortEvents } from "./connection";
import { fatal, unsupported } from "./errors";
import type { Message } from "./protocol";

/** Engines in a classic `blob:` worker: it inherits the policy of the page, and also starts from a file on disk. */
export const browserHost: Host = {
  codebook: loadCodebook,

  async start(events: PortEvents): Promise<Port> {
    const { default: script } = await import("casewise:worker");
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
    return {
      post(request) {
        worker.postMessage(request);
      },
      terminate() {
        worker.terminate();
        URL.revokeObjectURL(address);
      },
    };
  },
};

function startWorker(address: string): Worker {
  try {
    return new Worker(address, { name: "casewise" });
  } catch {
    throw unsupported();
  }
}
