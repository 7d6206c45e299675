// The decoder's worker: one file, from its bytes to lines of UTF-8, which go to the engine's worker through a port.
// Built to a classic script (see web/build.mjs) and started only for files that need it.
import { CasewiseError, fatal } from "../bridge/errors";
import type { DecodeAnswer, DecodeRequest } from "../bridge/decoding";
import { prepare } from "./decoder";
import { inMemory } from "./in_memory";
import { serve } from "./serve";

const answer = (message: DecodeAnswer) => {
  postMessage(message);
};

let chosen: (place: number) => void = () => undefined;

addEventListener("message", ({ data }: MessageEvent<DecodeRequest>) => {
  if ("chosen" in data) {
    chosen(data.chosen);
    return;
  }
  const { format, port } = data;
  const source = data.source instanceof Uint8Array ? inMemory(data.source) : data.source;
  const ask: Parameters<typeof prepare>[2] = (choose) =>
    new Promise((resolve) => {
      chosen = resolve;
      answer({ choose });
    });
  prepare(source, format, ask).then(
    (prepared) => {
      serve(prepared, port);
      answer({ ready: { separator: prepared.separator } });
    },
    (cause: unknown) => {
      answer({ failed: (cause instanceof CasewiseError ? cause : fatal(cause)).detail() });
    },
  );
});
