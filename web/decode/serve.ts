import { CasewiseError, fatal } from "../bridge/errors";
import type { Piped, Pull } from "../bridge/protocol";
import { inLots } from "./chunks";
import type { Prepared } from "./decoder";

/** Bytes sent at a time. */
const LOT = 512 << 10;

/** Sends what was prepared through `port`: a lot for each pull, so that no more than two are ever under way. */
export function serve(prepared: Prepared, port: MessagePort): void {
  const lots = inLots(prepared.chunks, LOT);
  const next = async (): Promise<Piped> => {
    try {
      const lot = await lots.next();
      return lot.done ? { end: prepared.report } : { bytes: lot.value, ...prepared.progress() };
    } catch (cause) {
      return { error: (cause instanceof CasewiseError ? cause : fatal(cause)).detail() };
    }
  };
  let ahead = next();
  port.onmessage = ({ data }: MessageEvent<Pull>) => {
    if (data === "stop") {
      port.close();
      lots.return(undefined).catch(() => undefined);
      return;
    }
    void ahead.then((piped) => {
      port.postMessage(piped, "bytes" in piped ? [piped.bytes.buffer] : []);
      if ("bytes" in piped) ahead = next();
      else port.close();
    });
  };
}
