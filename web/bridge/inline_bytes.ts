/**
 * Bytes that travel inside JavaScript, as the policy of our pages refuses every fetch: deflated, then base64.
 * `web/build.mjs` packs, this unpacks, and nothing else does.
 */
export async function unpack(packed: string): Promise<Uint8Array<ArrayBuffer>> {
  const deflated = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const inflated = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}

/**
 * Bytes that travel as a string, a character per byte, all shifted by the first: see spell() in `web/build.mjs`. Or packed,
 * in the one file, where it is the size on the stick that counts: that begins with no `$`.
 */
export async function bytesOf(characters: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!characters.startsWith("$")) return unpack(characters);
  const shift = characters.charCodeAt(0);
  const bytes = new Uint8Array(characters.length - 1);
  // A Uint8Array keeps the lowest eight bits of what it is given.
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i + 1) - shift;
  return bytes;
}
