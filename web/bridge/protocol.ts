/**
 * The boundary in one place: queries in, result headers out, worker messages, errors.
 * Counts and percentages never travel as JSON: they are the typed arrays of a {@link Reply}, described by its header.
 * The words are those of the public contract; `engine/query` reads the queries, `engine/tables` writes the headers.
 */
import type { Description } from "./description";
import type { Query } from "./queries";
import type { Reply } from "./replies";

export type * from "./description";
export type * from "./queries";
export type * from "./replies";

/** The three things every error says. `where`: JSON Pointer into the query or codebook, or line and column of the file. */
export interface ErrorDetail {
  code: string;
  message: string;
  where: string;
}

/** Where the bytes of a case file come from, read in slices. A `Blob` or `File` is one. */
export interface Source {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** Requests a worker answers, each exactly once, by id. Bytes of a file never visit the page's thread. */
export interface Ops {
  /**
   * Reads the file in slices. Sends {@link Progress} on the way. The dataset is a handle for `run` and `close`. Bytes
   * that came as an array are handed back with the answer.
   */
  open: {
    input: { source: Source | Uint8Array<ArrayBuffer>; codebook: string };
    output: { dataset: number; description: Description; bytes: Uint8Array<ArrayBuffer> | undefined };
  };
  run: { input: { dataset: number; query: Query }; output: Reply };
  /** Frees the dataset. Closing twice is an error `closed`. */
  close: { input: { dataset: number }; output: null };
  /** Has the engine's code compiled for speed while the user chooses a file. Given up when a request comes. */
  warmUp: { input: { codebook: string }; output: null };
  /** Wasm memory in bytes: now (= peak, it never shrinks). */
  memory: { input: Record<string, never>; output: { bytes: number } };
}
export type Op = keyof Ops;

export type Call = { [K in Op]: { id: number; op: K; input: Ops[K]["input"] } }[Op];
/** `cancel` names the id of an `open`, which is then answered with `cancelled`; it has no answer of its own. */
export type Request = Call | { cancel: number };
export interface Progress {
  phase: "reading" | "counting";
  bytesRead: number;
  bytesTotal: number;
  cases: number;
}
/**
 * `failed`: the engine could not start, or trapped. It stands for the answers of all pending requests; nothing follows
 * it, and the worker is to be discarded.
 */
export type Message =
  | { ready: true }
  | { failed: ErrorDetail }
  | { id: number; ok: true; output: Ops[Op]["output"] }
  | { id: number; ok: false; error: ErrorDetail }
  | { id: number; progress: Progress };
