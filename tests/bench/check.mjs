// Whether two contenders say the same. Nothing is timed before they do.

/** Throws with the first place where `theirs` differs from `ours`. Questions that a contender lacks are not compared. */
export function compare(name, ours, theirs) {
  for (const [question, answer] of Object.entries(theirs)) {
    const found = difference(ours[question], answer, question);
    if (found) throw new Error(`${name} does not agree with casewise: ${found}`);
  }
}

function difference(ours, theirs, place) {
  if (typeof ours !== "object" || typeof theirs !== "object" || ours === null || theirs === null) {
    return ours === theirs ? undefined : `${place} is ${theirs}, not ${ours}`;
  }
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const found = difference(ours[key], theirs[key], `${place} / ${key}`);
    if (found) return found;
  }
  return undefined;
}
