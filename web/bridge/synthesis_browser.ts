import { decodeInWorker } from "./browser_decoder";
import { fatal, unsupported } from "./errors";
import { unpack } from "./inline_bytes";
import { ownFile, type OwnFile } from "./own_file";
import type { Choice, FormatOptions } from "./protocol";
import type { StartSynthesis } from "./synthesis_client";
import type { SynthesisMessage } from "./synthesis_ops";
import { trusted } from "./trusted";

/** Loads script and module ahead of use, so that nothing is asked of the network when private data is made. */
export async function loadSynthesis() {
  const [{ default: script }, { default: wasm }] = await Promise.all([
    import("casewise:synthesis_worker"),
    import("casewise:synthesis_wasm"),
  ]);
  return { script, wasm };
}

/** Instances in classic `blob:` workers of their own: see browser_host.ts. */
export const browserSynthesis: StartSynthesis = async (role, events) => {
  const { script, wasm } = await loadSynthesis();
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = startWorker(address);
  worker.onmessage = ({ data }: MessageEvent<SynthesisMessage>) => events.message(data);
  worker.onerror = (event) => {
    event.preventDefault();
    events.failure(fatal(event.message));
  };
  worker.onmessageerror = () => events.failure(fatal("messageerror"));
  const bytes = await unpack(wasm);
  worker.postMessage({ wasm: bytes, role }, [bytes.buffer]);
  return {
    post: (call) => {
      const port = call.op === "read" && call.input.source instanceof MessagePort ? [call.input.source] : [];
      worker.postMessage(call, port);
    },
    terminate() {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
};

/** A file of the reader's, read as it was when it was opened. */
export const ownFileOf = (
  file: File,
  format: FormatOptions,
  chosen: ReadonlyMap<Choice["of"], number>,
): OwnFile => ownFile(file, format, chosen, decodeInWorker);

function startWorker(address: string): Worker {
  try {
    return new Worker(trusted(address), { name: "casewise-synthesis" });
  } catch {
    throw unsupported();
  }
}
