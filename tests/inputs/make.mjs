// Pieces that rows of several files share.
import { gz, sheetXml, workbook, xlsx, zip } from "../formats/write_packed.mjs";

export { gz, sheetXml, workbook, xlsx, zip };

export const utf8 = (text) => new TextEncoder().encode(text);
export const lines = (count, ...numbers) => ({ count, lines: numbers });
export const two = "gender,age\nMan,0-8\nWoman,9-17\n";
export const twoProfile = { gender: { Man: 1, Woman: 1 }, age: { "0-8": 1, "9-17": 1 } };
export const head = (...bytes) => Uint8Array.of(...bytes, ...new Uint8Array(300));

/** A file with one byte set. */
export function changed(bytes, at, value) {
  const out = Uint8Array.from(bytes);
  out[at < 0 ? out.length + at : at] = value;
  return out;
}
