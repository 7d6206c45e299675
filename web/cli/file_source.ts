import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { unreadable } from "../bridge/slices";
import type { Source } from "../bridge/protocol";

/** A file on disk, read in slices: it is never in memory as a whole. Close it when done. */
export class FileSource implements Source {
  readonly size: number;
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  /** A pipe has no size and cannot be read twice, so it is read whole. Throws `not_a_table` when it cannot be read. */
  static async open(file: string): Promise<FileSource | Blob> {
    try {
      const handle = await open(file);
      const stat = await handle.stat();
      if (stat.isFile()) return new FileSource(handle, stat.size);
      const bytes = new Uint8Array(await handle.readFile());
      await handle.close();
      return new Blob([bytes]);
    } catch {
      throw unreadable();
    }
  }

  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> } {
    return {
      arrayBuffer: async () => {
        const bytes = new Uint8Array(end - start);
        for (let done = 0; done < bytes.length;) {
          const { bytesRead } = await this.#handle.read(bytes, done, bytes.length - done, start + done);
          if (bytesRead === 0) throw new Error("the file became shorter");
          done += bytesRead;
        }
        return bytes.buffer;
      },
    };
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
