/** The two packages. There is no way to make one archive of both. */
import { Zip, ZipPassThrough } from "fflate";
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

/** Looked at in one go before the page may do something else: a millisecond or two. */
const BYTES_AT_ONCE = 1 << 18;

/** A release has tens of megabytes: the browser packs it beside the page, which answers meanwhile. */
async function zipped(files: PackedFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, part) => {
    failure ??= error;
    parts.push(part);
  });
  for (const { name, text } of files) {
    const entry = new Deflated(name);
    // One time for all files: when exactly a file was made is nobody's business.
    entry.mtime = "1980-01-02T00:00:00Z";
    zip.add(entry);
    await entry.fill(new TextEncoder().encode(text));
  }
  zip.end();
  if (failure) throw failure as Error;
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** A file of a zip that the browser's own deflate packs; fflate adds up size and check sum. */
class Deflated extends ZipPassThrough {
  override compression = 8;
  #packed = new Uint8Array(0);

  async fill(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    this.#packed = new Uint8Array(await new Response(stream).arrayBuffer());
    for (let at = 0; at < bytes.length; at += BYTES_AT_ONCE) {
      this.push(bytes.subarray(at, at + BYTES_AT_ONCE), false);
      await new Promise((resolve) => setTimeout(resolve));
    }
    this.push(new Uint8Array(0), true);
  }

  protected override process(_: Uint8Array, final: boolean): void {
    if (final) this.ondata(null, this.#packed, true);
  }
}
