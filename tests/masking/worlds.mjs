// Small random case files and crosstabs of them, made so that counts are near the threshold.

const list = (id, values) => ({
  id,
  type: "categorical",
  valueKind: "list",
  values: values.map((value) => ({ value })),
});
const indicator = (id) => ({ id, type: "indicator" });

/** A codebook with an axis of every kind. */
export const codebook = {
  id: "masking",
  version: "1",
  cautions: [],
  missingSpellings: [""],
  indicatorSpellings: { present: ["1"], absent: ["0"] },
  countries: [],
  countryMissingSpellings: [],
  variables: [
    list("colour", ["red", "green", "blue"]),
    list("shape", ["round", "square", "flat", "long"]),
    list("side", ["left", "right"]),
    list("place", ["here", "there"]),
    list("origin", ["here", "there", "beyond"]),
    { id: "year", type: "categorical", valueKind: "year", range: [2019, 2021], values: [] },
    ...["m1", "m2", "m3", "q1", "q2", "k1", "k2"].map(indicator),
  ],
  sets: [
    { id: "means", items: ["m1", "m2", "m3"], answeredBy: "anyPresent" },
    { id: "pair", items: ["q1", "q2"], answeredBy: "anyPresent" },
    { id: "kinds", items: ["k1", "k2"], answeredBy: "anyRecorded" },
  ],
  derived: [
    {
      id: "warm",
      kind: "grouping",
      from: "colour",
      ordered: false,
      values: [
        { value: "yes", of: ["red"] },
        { value: "no", of: ["green", "blue"] },
      ],
    },
    { id: "meanscount", kind: "itemCount", set: "means", ordered: true },
  ],
};

/** Ids of crosstab axes, as the solver wants them. */
export const axes = {
  colour: { kind: "variable", size: 3 },
  shape: { kind: "variable", size: 4 },
  side: { kind: "variable", size: 2 },
  means: { kind: "set", size: 3, answeredBy: "anyPresent" },
  pair: { kind: "set", size: 2, answeredBy: "anyPresent" },
  kinds: { kind: "set", size: 2, answeredBy: "anyRecorded" },
  m1: { kind: "indicator", size: 1, set: "means" },
  q1: { kind: "indicator", size: 1, set: "pair" },
};

/** Draws from `values` with weights that differ a lot, so that some are rare. */
function skewed(random, values) {
  const weights = values.map(() => random.pick([0, 1, 1, 2, 4, 12]));
  const sum = weights.reduce((a, b) => a + b, 0);
  return () => {
    if (sum === 0) return "";
    let at = random.below(sum);
    return values[weights.findIndex((weight) => (at -= weight) < 0)];
  };
}

/** @param {object} random @returns {string} a case file of up to about 150 cases */
export function randomCases(random) {
  const none = random.pick([0, 0, 5, 30, 60]);
  const columns = codebook.variables.map((variable) => {
    const missing = random.pick([none, none, 0, 15]);
    const value =
      variable.type === "categorical"
        ? skewed(
            random,
            variable.id === "year" ? [2019, 2020, 2021] : variable.values.map((one) => one.value),
          )
        : skewed(random, ["1", "", random.pick(["", "0"])]);
    return () => (random.chance(missing) ? "" : value());
  });
  // Cases of which nothing is known: in no column or row, but among the selected.
  const blank = random.pick([0, 0, 0, 3, 10]);
  const lines = Array.from({ length: random.pick([12, 30, 60, 100, 150]) }, () =>
    random.chance(blank) ? columns.map(() => "") : columns.map((field) => field()),
  );
  return [codebook.variables.map(({ id }) => id), ...lines].map((line) => line.join(",")).join("\n") + "\n";
}

/**
 * A crosstab that asks to be masked, with what the solver has to know of it.
 * @returns {{ query: object, shape: object }}
 */
export function randomCrosstab(random) {
  const ids = Object.keys(axes);
  const source = (id) => axes[id].set ?? id;
  const rows = random.pick(ids);
  const others = ids.filter((id) => source(id) !== source(rows));
  const columns = random.chance(85) ? random.pick(others) : null;
  const layers = random.chance(10) ? "place" : null;
  const denominator = random.pick(["answered", "answered", "all", "responses", "where"]);
  // Filters that say something of the axes: the solver knows them too.
  const known = random.pick(["none", "none", "elsewhere", "rows", "columns"]);
  const answers = (id) =>
    axes[id].kind === "variable" ? { variable: id, missing: false } : { set: source(id), answered: true };
  const where =
    known === "elsewhere" && layers === null
      ? { variable: "place", in: ["here"] }
      : known === "rows"
        ? answers(rows)
        : known === "columns" && columns !== null
          ? answers(columns)
          : undefined;
  const stated = random.pick(["elsewhere", "rows"]);
  const population = stated === "rows" ? answers(rows) : { variable: "place", missing: false };
  const keep = columns === null ? undefined : random.pick([undefined, undefined, "columns", "rows"]);
  const mask = {
    below: random.pick([4, 4, 5, 6, 8, 10]),
    zeros: random.pick(["shown", "shown", "masked"]),
    ...(keep ? { keep } : {}),
  };
  return {
    query: {
      kind: "crosstab",
      rows,
      ...(columns === null ? {} : { columns }),
      ...(layers === null ? {} : { layers }),
      ...(where ? { where } : {}),
      denominator: denominator === "where" ? { where: population } : denominator,
      mask,
    },
    shape: {
      rows: axes[rows],
      columns: columns === null ? { kind: "none", size: 1 } : axes[columns],
      denominator,
      isPossible: (kind) =>
        (known !== "rows" || kind.row.answered) &&
        (known !== "columns" || columns === null || kind.column.answered),
      isIn: denominator === "where" && stated === "rows" ? (kind) => kind.row.answered : undefined,
      // No filter and no population says of a case what it has: then every masked figure has its three values. Else some
      // are known to be 0 by what was asked, whatever the file.
      isFree:
        (known === "none" || known === "elsewhere") && (denominator !== "where" || stated === "elsewhere"),
    },
  };
}
