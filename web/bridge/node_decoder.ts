import { prepare } from "../decode/decoder";
import { serve } from "../decode/serve";
import type { Decode } from "./decoding";
import { cancelled } from "./errors";
import type { Source } from "./protocol";

/** Decoders in this thread, under Node. A worker is ended where it is; here no further slice is read. */
export const decodeHere: Decode = async (source, format, ask, signal) => {
  const prepared = await prepare(signal ? heeding(source, signal) : source, format, ask);
  const { port1, port2 } = new MessageChannel();
  serve(prepared, port2);
  return {
    port: port1,
    separator: prepared.separator,
    end: () => {
      port2.close();
    },
  };
};

const heeding = (source: Source, signal: AbortSignal): Source => ({
  size: source.size,
  slice(start, end) {
    if (signal.aborted) throw cancelled();
    return source.slice(start, end);
  },
});
