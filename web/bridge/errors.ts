import type { ErrorDetail } from "./protocol";

/** Every error code of the contract, in the order of engine/base/errors.def; a test compares the two. */
export const errorCodes = [
  "empty_file",
  "not_a_table",
  "no_known_column",
  "unclosed_quote",
  "bad_encoding",
  "too_large",
  "out_of_memory",
  "choose_member",
  "cancelled",
  "bad_json",
  "bad_query",
  "unknown_kind",
  "unknown_variable",
  "unknown_set",
  "unknown_item",
  "not_ordered",
  "bad_range",
  "bad_denominator",
  "bad_codebook",
  "busy",
  "closed",
  "engine_failed",
  "unsupported_browser",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** What every promise of the bridge rejects with. `message` says what to do and holds no content of the file. */
export class CasewiseError extends Error {
  override readonly name = "CasewiseError";
  readonly code: ErrorCode;
  /** JSON Pointer into the query or codebook, or line and column of the file; may be empty. */
  readonly where: string;

  constructor(code: ErrorCode, message: string, where = "") {
    super(message);
    this.code = code;
    this.where = where;
  }

  static from(detail: ErrorDetail): CasewiseError {
    return new CasewiseError(detail.code as ErrorCode, detail.message, detail.where);
  }

  detail(): ErrorDetail {
    return { code: this.code, message: this.message, where: this.where };
  }
}

export const cancelled = () => new CasewiseError("cancelled", "This was stopped before it was done.");
export const closed = (what: "engine" | "dataset") =>
  new CasewiseError(
    "closed",
    `The ${what} is closed. Open ${what === "engine" ? "a new one" : "the file again"}.`,
  );

/** What a trap, an abort or any exception that is not a {@link CasewiseError} means. The engine is lost after it. */
export function fatal(cause: unknown): CasewiseError {
  const text = cause instanceof Error ? `${cause.name} ${cause.message}` : String(cause);
  if (/out of memory|\bOOM\b|allocation/i.test(text)) {
    return new CasewiseError(
      "out_of_memory",
      "There is not enough memory for this. Close other tabs and programs, or open a smaller file.",
    );
  }
  if (/CompileError|LinkError|WebAssembly is not defined/.test(text)) return unsupported();
  return new CasewiseError(
    "engine_failed",
    "The engine stopped and starts anew. Try again; if it stops again, please report what you did.",
  );
}

export const unsupported = () =>
  new CasewiseError(
    "unsupported_browser",
    "This browser cannot run the engine. Use a current Chrome, Edge, Firefox or Safari.",
  );
