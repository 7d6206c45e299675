import type { Decode, DecodeAnswer, DecodeRequest } from "./decoding";
import { cancelled, CasewiseError, fatal } from "./errors";
import { bytesOnPage, pageReads } from "./page_reads";
import { trusted } from "./trusted";

/** The decoder's script. Fetched ahead of use: nothing is asked of the network once a file is open. */
export const loadDecoder = () => import("casewise:decoder");

/** Decoders in a worker of their own, one per file: it starts only where a file needs it, and ends with it. */
export const decodeInWorker: Decode = async (source, format, ask, signal) => {
  const { default: script } = await loadDecoder();
  const given = pageReads() ? await bytesOnPage(source) : source;
  if (signal?.aborted) throw cancelled();
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(trusted(address), { name: "casewise-decoder" });
  const { port1, port2 } = new MessageChannel();
  const end = () => {
    worker.terminate();
    URL.revokeObjectURL(address);
  };
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => {
      end();
      reject(cause instanceof CasewiseError ? cause : fatal(cause));
    };
    const post = (request: DecodeRequest, transfer: Transferable[] = []) => {
      worker.postMessage(request, transfer);
    };
    signal?.addEventListener("abort", () => {
      fail(cancelled());
    });
    worker.onerror = (event) => {
      event.preventDefault();
      // Behind the answer it is the engine that has to hear of it: it may be waiting for a pull.
      port1.close();
      fail(fatal(event.message));
    };
    worker.onmessage = ({ data }: MessageEvent<DecodeAnswer>) => {
      if ("choose" in data) {
        ask(data.choose).then((chosen) => {
          post({ chosen });
        }, fail);
      } else if ("failed" in data) {
        fail(CasewiseError.from(data.failed));
      } else {
        resolve({ port: port1, separator: data.ready.separator, end });
      }
    };
    const bytes = given instanceof Uint8Array ? [given.buffer] : [];
    post({ source: given, format, port: port2 }, [port2, ...bytes]);
  });
};
