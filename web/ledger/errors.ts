/** Every error of the ledger. Messages say what to do and hold nothing of the ledger or of a data file. */
export const ledgerErrorCodes = [
  "bad_ledger",
  "bad_entry",
  "wrong_passphrase",
  "no_storage",
  "not_saved",
  "ledger_in_use",
  "unsupported_browser",
] as const;
export type LedgerErrorCode = (typeof ledgerErrorCodes)[number];

export class LedgerError extends Error {
  override readonly name = "LedgerError";
  readonly code: LedgerErrorCode;
  /** "line 7" of a ledger, or the name of a field; may be empty. */
  readonly where: string;

  constructor(code: LedgerErrorCode, message: string, where = "") {
    super(message);
    this.code = code;
    this.where = where;
  }
}

export const badLedger = (why: string, where = "") =>
  new LedgerError("bad_ledger", `${why} Nothing of this ledger was taken over.`, where);
