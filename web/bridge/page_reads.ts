import type { CasewiseError } from "./errors";
import type { Message, Request, Source } from "./protocol";
import { unreadable } from "./slices";

/** In WebKit a worker of a page from disk cannot read that page's files: then the page reads them for it. */
export const pageReads = (): boolean => location.protocol === "file:" && navigator.vendor.startsWith("Apple");

/** Throws `not_a_table` at `file` when the file cannot be read. */
export async function bytesOnPage(source: Source): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await source.slice(0, source.size).arrayBuffer());
  } catch {
    throw unreadable();
  }
}

/** The request, followed by the bytes of its file in place of the file, or the answer that it could not be read. */
export async function withBytes(
  request: Request,
): Promise<{ requests: Request[] } | { answer: Message & { id: number } }> {
  if (!("op" in request) || request.op !== "open" || !(request.input.source instanceof Blob))
    return { requests: [request] };
  try {
    const piece = await bytesOnPage(request.input.source);
    const input = { ...request.input, source: { inPieces: piece.length } };
    return {
      requests: [
        { ...request, input },
        { piece, of: request.id },
      ],
    };
  } catch (cause) {
    return { answer: { id: request.id, ok: false, error: (cause as CasewiseError).detail() } };
  }
}
