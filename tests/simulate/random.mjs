/**
 * xoshiro128** (Blackman & Vigna), seeded by splitmix32. Only 32-bit integer arithmetic, and products below
 * 2^53, so that a seed gives the same numbers on every machine and in every JavaScript engine.
 *
 * @typedef {object} Random
 * @property {() => number} next 32 random bits, as an integer from 0 to 2^32 - 1
 * @property {(limit: number) => number} below an integer from 0 to limit - 1; limit is at most 2^21
 * @property {(percent: number) => boolean} chance true in that many of 100 draws
 * @property {<T>(list: readonly T[]) => T} pick one of the list
 * @property {<T>(list: readonly T[]) => T[]} shuffled a shuffled copy
 */

/**
 * @param {number} seed any integer; its low 32 bits count
 * @returns {Random}
 */
export function createRandom(seed) {
  let word = seed >>> 0;
  const splitmix = () => {
    word = (word + 0x9e3779b9) >>> 0;
    let mixed = word;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return createRandomFromState(splitmix(), splitmix(), splitmix(), splitmix());
}

/**
 * @param {number} a
 * @param {number} b
 * @param {number} c
 * @param {number} d not all four are 0
 * @returns {Random}
 */
export function createRandomFromState(a, b, c, d) {
  const next = () => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  /** @param {number} limit */
  const below = (limit) => Math.floor((next() * limit) / 0x100000000);
  return {
    next,
    below,
    chance: (percent) => below(100) < percent,
    pick: (list) => list[below(list.length)],
    shuffled: (list) => {
      const copy = [...list];
      for (let last = copy.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [copy[last], copy[other]] = [copy[other], copy[last]];
      }
      return copy;
    },
  };
}
