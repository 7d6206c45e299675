/** Small text rules that files, codebook and queries share. */

/** Spreadsheets and web pages put no-break spaces where a space was. */
const blanks = [" ", "\t", "\n", "\v", "\f", "\r", "\u00a0"];

/** @param {string} text */
export function withoutBlanks(text) {
  let first = 0;
  let end = text.length;
  while (first < end && blanks.includes(text[first])) first += 1;
  while (end > first && blanks.includes(text[end - 1])) end -= 1;
  return text.slice(first, end);
}

/** Letters A to Z only: case rules of other letters differ between languages. @param {string} text */
export function withoutCase(text) {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** @param {string} one @param {string} other */
export const sameSpelling = (one, other) => withoutCase(one) === withoutCase(other);

/**
 * JavaScript's own order is by UTF-16 unit, which puts U+1F600 before U+FF5E.
 * @param {string} one
 * @param {string} other
 */
export function byCodePoint(one, other) {
  const ones = Array.from(one, (letter) => letter.codePointAt(0) ?? 0);
  const others = Array.from(other, (letter) => letter.codePointAt(0) ?? 0);
  for (let index = 0; index < Math.min(ones.length, others.length); index += 1) {
    if (ones[index] !== others[index]) return ones[index] - others[index];
  }
  return ones.length - others.length;
}
