import { piecesOf, plainLayout } from "./layout.mjs";
import { createCaseSource } from "./model.mjs";
import { createRandom } from "./random.mjs";

const chunkBytes = 1 << 20;
/** Longer than any line of any layout. */
const roomForLine = 512;

/**
 * A simulated case file, piece by piece. A longer file of the same seed begins with the shorter one.
 * @param {number} caseCount
 * @param {number} seed
 * @param {Partial<import("./layout.mjs").Layout>} [layout]
 * @returns {Generator<Uint8Array>} each chunk is only valid until the next one is asked for
 */
export function* simulatedChunks(caseCount, seed, layout = {}) {
  const pieces = piecesOf({ ...plainLayout, ...layout });
  const nextCase = createCaseSource(createRandom(seed));
  const chunk = new Uint8Array(chunkBytes);
  let used = 0;
  /** @param {Uint8Array} piece */
  const put = (piece) => {
    // Pieces are a few bytes long, for which a loop is several times as fast as `set`.
    for (let index = 0; index < piece.length; index += 1) chunk[used + index] = piece[index];
    used += piece.length;
  };

  put(pieces.header);
  for (let caseIndex = 0; caseIndex < caseCount; caseIndex += 1) {
    if (used > chunkBytes - roomForLine) {
      yield chunk.subarray(0, used);
      used = 0;
    }
    const drawn = nextCase();
    put(pieces.years[drawn.year === 0 ? 0 : drawn.year - pieces.firstYear + 1]);
    put(pieces.genders[drawn.gender]);
    put(pieces.ages[drawn.age]);
    put(pieces.places[drawn.citizenship]);
    put(pieces.places[drawn.exploitationCountry]);
    put(pieces.months[drawn.months]);
    put(pieces.means[drawn.means]);
    put(pieces.exploitation[drawn.exploitation]);
    put(pieces.labour[drawn.labour]);
    put(pieces.sexual[drawn.sexual]);
    put(pieces.recruiter[drawn.recruiter]);
  }
  yield chunk.subarray(0, used);
}

/**
 * The whole file at once, for tests.
 * @param {number} caseCount
 * @param {number} seed
 * @param {Partial<import("./layout.mjs").Layout>} [layout]
 */
export function simulatedFile(caseCount, seed, layout = {}) {
  return Buffer.concat(
    Array.from(simulatedChunks(caseCount, seed, layout), (chunk) => Uint8Array.from(chunk)),
  );
}
