// Answers as plain objects in one common form, so that contenders can be compared. Counts of 0 are left out.

/** Drops zeros, makes keys text and sorts them. */
export function counts(entries) {
  const kept = [...entries]
    .filter(([, count]) => count > 0)
    .map(([key, count]) => [String(key), Number(count)]);
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const sum = (table) => Object.values(table).reduce((total, count) => total + count, 0);

/**
 * Variables have exactly one value per case that answered, so their counts add up to `answered`.
 * @param {[string, object][]} variables id and counts by value
 * @param {[string, number, object][]} sets id, cases that answered and counts by item
 */
export function profile(selected, variables, sets) {
  return {
    selected,
    variables: Object.fromEntries(
      variables.map(([id, table]) => [id, { answered: sum(table), counts: table }]),
    ),
    sets: Object.fromEntries(sets.map(([id, answered, table]) => [id, { answered, counts: table }])),
  };
}

/**
 * @param {[string, number, object][]} columns age, cases of that age that answered `means`, counts by item.
 * The other denominators follow: a case has one age, so they add up over ages.
 */
export function crosstab(selected, columns) {
  const rows = {};
  for (const [, , items] of columns) {
    for (const [item, count] of Object.entries(items)) rows[item] = (rows[item] ?? 0) + count;
  }
  const denominators = counts(columns.map(([age, answered]) => [age, answered]));
  return {
    selected,
    counts: Object.fromEntries(
      columns
        .filter(([, answered]) => answered > 0)
        .map(([age, , items]) => [age, items])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    columnDenominators: denominators,
    rowDenominators: counts(Object.entries(rows)),
    tableDenominator: sum(denominators),
  };
}

/** @param {Iterable<[string, number]>} entries "FROM>TO" and cases */
export function flows(selected, entries) {
  const table = counts(entries);
  return { selected, answeredBoth: sum(table), flows: table };
}

/** @param {Iterable<[string, number]>} entries items joined by "+", and cases; "" for none is no combination */
export function combinations(selected, entries) {
  const table = counts([...entries].filter(([items]) => items !== ""));
  return { selected, answered: sum(table), combinations: table };
}
