import type { Message, Request } from "./protocol";
import { unreadable } from "./slices";

/** In WebKit a worker of a page from disk cannot read that page's files: then the page reads them for it. */
export const pageReads = (): boolean => location.protocol === "file:" && navigator.vendor.startsWith("Apple");

/** The request, followed by the bytes of its file in place of the file, or the answer that it could not be read. */
export async function withBytes(
  request: Request,
): Promise<{ requests: Request[] } | { answer: Message & { id: number } }> {
  if (!("op" in request) || request.op !== "open" || !(request.input.source instanceof Blob))
    return { requests: [request] };
  try {
    const piece = new Uint8Array(await request.input.source.arrayBuffer());
    const input = { ...request.input, source: { inPieces: piece.length } };
    return {
      requests: [
        { ...request, input },
        { piece, of: request.id },
      ],
    };
  } catch {
    return { answer: { id: request.id, ok: false, error: unreadable().detail() } };
  }
}
