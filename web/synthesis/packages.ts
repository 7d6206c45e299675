/** The two packages. There is no way to make one archive of both. */
import { strToU8, zipSync } from "fflate";
import type { PackedFile } from "./make_release";

export interface Package {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What may be published. The name says nothing of the data but when it was released. */
export const publicPackage = (files: PackedFile[], date: string): Package => ({
  name: `casewise-public-${date}.zip`,
  bytes: zipped(files),
});

/** What stays with its owner. */
export const privatePackage = (files: PackedFile[], date: string): Package => ({
  name: `casewise-PRIVATE-do-not-share-${date}.zip`,
  bytes: zipped(files),
});

function zipped(files: PackedFile[]): Uint8Array<ArrayBuffer> {
  const entries = files.map(({ name, text }) => [name, strToU8(text)] as const);
  // One time for all files: when exactly a file was made is nobody's business.
  return zipSync(Object.fromEntries(entries), {
    mtime: "1980-01-02T00:00:00Z",
    level: 6,
  });
}
