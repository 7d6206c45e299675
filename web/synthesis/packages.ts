/** The two packages. There is no way to make one archive of both. */
import { Zip, ZipDeflate } from "fflate";
import type { PackedFile } from "./make_release";

export interface Package {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What may be published. The name says nothing of the data but when it was released. */
export const publicPackage = async (files: PackedFile[], date: string): Promise<Package> => ({
  name: `casewise-public-${date}.zip`,
  bytes: await zipped(files),
});

/** What stays with its owner. */
export const privatePackage = async (files: PackedFile[], date: string): Promise<Package> => ({
  name: `casewise-PRIVATE-do-not-share-${date}.zip`,
  bytes: await zipped(files),
});

/** Records by an older method: whoever finds the file reads from its name what it is not. */
export const olderPackage = async (files: PackedFile[], date: string): Promise<Package> => ({
  name: `casewise-not-differentially-private-${date}.zip`,
  bytes: await zipped(files),
});

/** Packed in one go before the page may do something else: a few milliseconds. */
const BYTES_AT_ONCE = 1 << 17;

/** A release has tens of megabytes: packed in slices, so that the page answers meanwhile. */
async function zipped(files: PackedFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, part) => {
    failure ??= error;
    parts.push(part);
  });
  for (const { name, text } of files) {
    const entry = new ZipDeflate(name, { level: 6 });
    // One time for all files: when exactly a file was made is nobody's business.
    entry.mtime = "1980-01-02T00:00:00Z";
    zip.add(entry);
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE) {
      entry.push(bytes.subarray(at, at + BYTES_AT_ONCE), false);
      await new Promise((resolve) => setTimeout(resolve));
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  if (failure) throw failure as Error;
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
