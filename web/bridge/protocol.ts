/**
 * The boundary in one place: queries in, result headers out, worker messages, errors.
 * Counts and percentages never travel as JSON: they are the typed arrays of a {@link Reply}, described by its header.
 * The words are those of the public contract; `engine/query` reads the queries, `engine/tables` writes the headers.
 */
import type { UnreadReply } from "./replies";

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

/** Bytes that the page's thread holds: so many follow, piece by piece, as messages of their own. */
export interface Pieces {
  readonly inPieces: number;
}

/** Requests a worker answers, each exactly once, by id. Bytes of a file never visit the page's thread. */
export interface Ops {
  /**
   * Reads the file in slices. Sends {@link Progress} on the way. The dataset is a handle for `run` and `close`, the
   * description JSON of a {@link FileDescription}. `codebook`: the one that the engine started with unless told.
   * Pieces that were sent are handed back with the answer.
   */
  open: {
    input: { source: Source | Pieces; codebook: string | undefined };
    output: { dataset: number; description: string; pieces: Uint8Array<ArrayBuffer>[] | undefined };
  };
  /** `query`: JSON of a {@link Query}. Text crosses between threads faster than objects, and the engine reads and writes it. */
  run: { input: { dataset: number; query: string }; output: UnreadReply };
  /** Frees the dataset and tells the wasm memory that stays taken. Closing twice is an error `closed`. */
  close: { input: { dataset: number }; output: { bytes: number } };
  /** Has the engine's code compiled for speed while the user chooses a file. Given up when a request comes. */
  warmUp: { input: Record<string, never>; output: null };
  /** Wasm memory in bytes: now (= peak, it never shrinks). */
  memory: { input: Record<string, never>; output: { bytes: number } };
}
export type Op = keyof Ops;

export type Call = { [K in Op]: { id: number; op: K; input: Ops[K]["input"] } }[Op];
/**
 * `cancel` names the id of an `open`, which is then answered with `cancelled`; `piece` are the next bytes of the `open`
 * with the id `of`. They have no answer of their own.
 */
export type Request = Call | { cancel: number } | { piece: Uint8Array<ArrayBuffer>; of: number };
/** The first message to a worker, whose policy lets it fetch nothing. */
export interface Beginning {
  wasm: Uint8Array<ArrayBuffer>;
  codebook: string;
}
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
