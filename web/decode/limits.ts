import { CasewiseError } from "../bridge/errors";

/** What packed input may grow to. Far above any case file, far below what would harm a small computer. */
export const limits = {
  /** Bytes that one file may unpack to. */
  unpacked: 4 * 2 ** 30,
  /** How many times its size a file may unpack to, once it is past `ratioFrom` bytes. */
  ratio: 250,
  ratioFrom: 64 * 2 ** 20,
  /** Entries of a .zip file. */
  members: 10_000,
  directory: 16 * 2 ** 20,
  /** Packed files in packed files. */
  layers: 3,
  /** Bytes of a packed file that lies in another: it is held in memory. */
  inner: 256 * 2 ** 20,
  /** Characters of all shared strings of a workbook, and of one piece of its XML. */
  sharedStrings: 64 * 2 ** 20,
  xmlPiece: 2 ** 20,
  /** Bytes of a workbook's list of sheets, its relations and its styles. */
  workbookPart: 32 * 2 ** 20,
  /** Columns of a sheet, as in Excel. */
  columns: 16_384,
  rows: 1_048_576,
  /** Characters of one row. */
  row: 8 * 2 ** 20,
} as const;

const tooLarge = () =>
  new CasewiseError(
    "too_large",
    "This file unpacks to far more than a case file holds; unpack it with another program and open what is inside.",
  );

/** Counts what goes in and comes out of one packed file. Throws `too_large` where too much comes out. */
export class Expansion {
  packed = 0;
  unpacked = 0;

  grow(bytes: number): void {
    this.unpacked += bytes;
    const wild = this.unpacked > limits.ratioFrom && this.unpacked > limits.ratio * this.packed;
    if (wild || this.unpacked > limits.unpacked) throw tooLarge();
  }
}

export function refuseAbove(size: number, limit: number): void {
  if (size > limit) throw tooLarge();
}
