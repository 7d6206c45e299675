/**
 * The boundary in one place: queries in, result headers out, worker messages, errors.
 * Counts and percentages never travel as JSON: they are the typed arrays of a {@link Reply}, described by its header.
 * The words are those of the public contract; `engine/query` reads the queries, `engine/tables` writes the headers.
 */
import type { InputReport, Separator } from "./description";
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

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** How a file is to be read where it is not as found. */
export interface FormatOptions {
  separator?: Separator | undefined;
  encoding?: Encoding | undefined;
  /** Which file of a .zip: its name, or its place in the list from 1. */
  member?: string | number | undefined;
  /** Which sheet of an .xlsx: likewise. */
  sheet?: string | number | undefined;
  /** Ask which file or sheet is meant even where only one looks like a table. */
  ask?: "member" | "sheet" | undefined;
}

/** Several files or sheets could be meant. Their names are the user's: for the screen only. */
export interface Choice {
  of: "member" | "sheet";
  /** `bytes`: unpacked. */
  entries: { name: string; bytes: number }[];
}

/** Chunks of UTF-8 that a decoder sends, one for each `pull`. `read` and `total` are bytes of the file as it lies there. */
export type Piped =
  | { bytes: Uint8Array<ArrayBuffer>; read: number; total: number }
  | { end: InputReport }
  | { error: ErrorDetail };
export type Pull = "pull" | "stop";

/** `description`: JSON of a {@link FileDescription}. `input`: what a decoder says of the file. */
export interface Opened {
  dataset: number;
  description: string;
  input: InputReport | undefined;
  pieces: Uint8Array<ArrayBuffer>[] | undefined;
  fingerprint: number;
}

/** Bytes that the page's thread holds: so many follow, piece by piece, as messages of their own. */
export interface Pieces {
  readonly inPieces: number;
}

/** Requests a worker answers, each exactly once, by id. Bytes of a file never visit the page's thread. */
export interface Ops {
  /**
   * Reads the file in slices, or what a decoder sends through a port. Sends {@link Progress} on the way. The dataset is
   * a handle for `run` and `close`. Pieces that were sent are handed back with the answer. The fingerprint changes with
   * the bytes. `refused`: as an error, but the bytes are not lost; `bad_encoding` stands for all that is no
   * text in UTF-8: have it decoded and open that.
   */
  open: {
    input: OpenInput;
    output: Opened | { refused: ErrorDetail; pieces: Uint8Array<ArrayBuffer>[] | undefined };
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
/** `codebook`: the one that the engine started with unless told. */
export interface OpenInput {
  source: Source | Pieces | MessagePort;
  codebook: string | undefined;
  separator?: Separator | undefined;
}

export type Call = { [K in Op]: { id: number; op: K; input: Ops[K]["input"] } }[Op];
/**
 * `cancel` names the id of an `open`, which is then answered with `cancelled`; `piece` are the next bytes of the `open`
 * with the id `of`. They have no answer of their own.
 */
export type Request = Call | { cancel: number } | { piece: Uint8Array<ArrayBuffer>; of: number };
/** The first message to a worker, whose policy lets it fetch nothing. `script` is its own: it may start it once more. */
export interface Beginning {
  wasm: Uint8Array<ArrayBuffer>;
  codebook: string;
  script: string;
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
