import { prepare } from "../decode/decoder";
import { serve } from "../decode/serve";
import type { Decode } from "./decoding";

/** Decoders in this thread, under Node. */
export const decodeHere: Decode = async (source, format, ask) => {
  const prepared = await prepare(source, format, ask);
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
