// The filters of all scenarios, in a form that belongs to no contender: a list of terms, all of which must hold.
// { variable, between: [low, high] } or { variable, in: [value…] }; an empty list selects every case.

const FIRST_YEAR = 2002;
const LAST_YEAR = 2023;
const SEED = 20_021;

const years = (low, high) => ({ variable: "yearOfRegistration", between: [low, high] });
const gender = (...genders) => ({ variable: "gender", in: genders });
const kinds = [[], [gender("Woman")], [gender("Man")], [gender("Woman", "Man")]];

/** 100 different filters in a fixed, shuffled order. More than our client remembers answers for, so none is kept. */
export const changing = shuffled(
  spans(5).flatMap((span) => kinds.map((kind) => [years(...span), ...kind])),
).slice(0, 100);

/** One drag of the year slider: its two handles move a year at a time over 60 different positions. */
export const positions = drag().map((span) => [years(...span)]);

/** Later drags: the same positions under another gender, so that no position is asked about twice. */
export const drags = kinds.map((kind) => positions.map((terms) => [...terms, ...kind]));

/** Asked of every contender and compared before any clock starts. */
export const checked = [
  [],
  [years(2008, 2016)],
  [years(2010, 2023), gender("Woman")],
  [years(2002, 2019), gender("Woman", "Man")],
];

/** All spans of at least `width` years. */
function spans(width) {
  const all = [];
  for (let low = FIRST_YEAR; low <= LAST_YEAR; low++) {
    for (let high = low + width - 1; high <= LAST_YEAR; high++) all.push([low, high]);
  }
  return all;
}

function drag() {
  let [low, high] = [FIRST_YEAR, FIRST_YEAR];
  const walk = [];
  const lead = (steps, move) => {
    for (let step = 0; step < steps; step++) {
      move();
      walk.push([low, high]);
    }
  };
  lead(21, () => high++); // 2002–2023
  lead(11, () => low++); // 2013–2023
  lead(9, () => high--); // 2013–2014
  lead(10, () => low--); // 2003–2014
  lead(8, () => high++); // 2003–2022
  lead(1, () => low++); // 2004–2022
  return walk;
}

/** Fisher and Yates, with a small generator of its own: the same order everywhere. */
function shuffled(list) {
  let state = SEED;
  const below = (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  for (let last = list.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [list[last], list[other]] = [list[other], list[last]];
  }
  return list;
}
