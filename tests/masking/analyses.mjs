// Trends, comparisons and missing values: what can their masked figures be, over all that fits what is shown?
import { createRandom } from "../simulate/random.mjs";
import { withCases } from "./prove.mjs";
import { solve, solveWeighed, statesOf } from "./solver.mjs";
import { axes, codebook, randomCases } from "./worlds.mjs";

const randomMask = (random) => ({
  below: random.pick([4, 4, 5, 10]),
  zeros: random.pick(["shown", "shown", "masked"]),
});
const randomDenominator = (random) => random.pick(["answered", "answered", "all", "responses"]);

function trend(random, run) {
  const rows = random.pick(Object.keys(axes));
  const denominator = randomDenominator(random);
  const mask = randomMask(random);
  const query = { kind: "trend", rows, years: "year", denominator, mask };
  const result = run(query);
  const each = (of, values) => values.map((value, column) => ({ of, by: "column", column, value }));
  const { coverage } = result;
  coverage.shifted.forEach((shifted, y) => {
    if (shifted !== null && (coverage.cases[y] === null || (y > 0 && coverage.cases[y - 1] === null)))
      if (shifted) throw new Error(`${JSON.stringify(query)} marks a year whose coverage is masked`);
  });
  const figures = [
    { of: "selected", value: result.selected },
    ...result.counts.flatMap((line, row) =>
      line.map((value, column) => ({ of: "count", row, column, value, small: value === null })),
    ),
    ...each("denominator", result.denominators),
    ...each("leftOut", result.leftOut),
    ...each("total", coverage.answered),
    ...each("inColumn", coverage.cases),
  ];
  const columns = { kind: "variable", size: 3 };
  const shape = { rows: axes[rows], columns, denominator, isPossible: () => true };
  // How many cases a year has is masked with any count of the table, needed or not: then only small ones are a secret.
  const isSecret = ({ figure: { of }, values }) =>
    !["total", "inColumn"].includes(of) || [...values].some((value) => value > 0 && value < mask.below);
  return { query, solved: solve({ figures, mask }, shape).filter(isSecret) };
}

const here = { variable: "place", in: ["here"] };
const left = { variable: "side", in: ["left"] };
/** Two selections, and in which of them a case can be. */
const selections = [
  { first: here, second: { variable: "place", in: ["there"] }, members: ["1", "2", ""] },
  { first: here, second: { not: here }, members: ["1", "2"] },
  { first: here, second: left, members: ["1", "2", "12", ""] },
  { first: { all: [here, left] }, second: here, members: ["12", "2", ""] },
  { first: { all: [] }, second: here, members: ["1", "12"] },
];

function comparison(random, run) {
  const rows = random.pick(Object.keys(axes).filter((id) => id !== "side"));
  const denominator = randomDenominator(random);
  const mask = randomMask(random);
  const { first, second, members } = random.pick(selections);
  const query = { kind: "comparison", rows, first, second, denominator, mask };
  const result = run(query);
  const kinds = statesOf(axes[rows]).flatMap((state) => members.map((of) => ({ ...state, of })));
  const limits = [mask.zeros === "masked" ? 0 : 1, mask.below - 1];
  const figure = (name, value, weigh, more) => ({ name, value, weights: kinds.map(weigh), ...more });
  const base = { answered: (kind) => +kind.answered, all: () => 1, responses: (kind) => kind.has.length }[
    denominator
  ];
  const out = {
    answered: (kind) => +!kind.answered,
    all: () => 0,
    responses: (kind) => +(kind.has.length === 0),
  }[denominator];
  const side = (name, { selected, denominator: of, leftOut, counts }) => {
    const mine = (weigh) => (kind) => (kind.of.includes(name) ? weigh(kind) : 0);
    return [
      figure(
        `selected ${name}`,
        selected,
        mine(() => 1),
      ),
      figure(`denominator ${name}`, of, mine(base)),
      figure(`left out ${name}`, leftOut, mine(out)),
      ...counts.map((value, r) =>
        figure(
          `count ${name} ${r}`,
          value,
          mine((kind) => +kind.has.includes(r)),
          value === null ? { limits } : {},
        ),
      ),
    ];
  };
  for (const [r, difference] of result.difference.entries())
    if (difference !== null && [result.first, result.second].some(({ percent }) => percent[r] === null))
      throw new Error(`${JSON.stringify(query)} tells a difference from a masked percentage`);
  const figures = [
    figure("selected", result.selected, () => 1),
    figure("in both", result.inBoth, (kind) => +(kind.of === "12")),
    ...side("1", result.first),
    ...side("2", result.second),
  ];
  // With "all" nobody is left out, whatever the file.
  const solved = solveWeighed(figures).filter(({ weights }) => weights.some((weight) => weight > 0));
  // Of a side with anything small all figures but counts are masked, needed or not: then only small ones are a secret.
  const isSecret = ({ name, values }) =>
    name.startsWith("count") || [...values].some((value) => value > 0 && value < mask.below);
  return { query, solved: solved.filter(isSecret).map(({ name, values }) => ({ figure: name, values })) };
}

function missingness(random, run) {
  const mask = randomMask(random);
  const columns = random.chance(75) ? random.pick(Object.keys(axes)) : undefined;
  const query = { kind: "missingness", ...(columns ? { columns } : {}), mask };
  const [result, truth] = [run(query), run({ ...query, mask: undefined })];
  const states = statesOf(columns ? axes[columns] : { kind: "none" });
  const source = columns && (axes[columns].set ?? columns);
  const lines = result.rows.flatMap((row) => {
    const derived = codebook.derived.find(({ id }) => id === row.id);
    const from = derived ? (derived.set ?? derived.from) : row.id;
    // Whoever is in a column of a variable has answered it: that is no secret of the file.
    if (from === source) return [];
    const of = result.rows.find(({ id }) => id === from);
    const isTouched = (one) => one.missing === null || one.inColumns.missing.includes(null);
    if (derived && (isTouched(row) || isTouched(of)))
      throw new Error(`${JSON.stringify(query)} gives ${row.id}, which could tell of ${from}`);
    return [row];
  });
  const kinds = states.flatMap((state) => [true, false].map((missing) => ({ ...state, missing })));
  const solved = lines.flatMap(({ id, missing, inColumns }) => {
    const real = truth.rows.find((row) => row.id === id);
    const figure = (name, value, weigh) => ({ name: `${name} ${id}`, value, weights: kinds.map(weigh) });
    /** A masked count is small, or the number that did answer is: as it truly is, which is fewer than a reader must try. */
    const near = (count, of, shown) => {
      if (count !== null || shown === null) return [];
      const isSmall = (n) => n < mask.below && (mask.zeros === "masked" || n > 0);
      return [isSmall(of.missing) ? "missing" : isSmall(of.all - of.missing) ? "answered" : null];
    };
    const figures = [
      figure("selected", result.selected, () => 1),
      figure("total", missing, (kind) => +kind.missing),
      ...result.denominators.map((value, c) => figure(`column ${c}`, value, (kind) => +kind.has.includes(c))),
      ...inColumns.missing.map((value, c) =>
        figure(`missing ${c}`, value, (kind) => +(kind.has.includes(c) && kind.missing)),
      ),
    ];
    const least = mask.zeros === "masked" ? 0 : 1;
    const limited = figures.map((one) => one);
    const limit = (name, side, total) => {
      const at = limited.findIndex((one) => one.name === `${name} ${id}`);
      const range = [least, mask.below - 1];
      limited[at] = {
        ...limited[at],
        limits: side === "missing" ? range : [total - range[1], total - range[0]],
      };
    };
    inColumns.missing.forEach((value, c) => {
      const all = result.denominators[c];
      const [side] = near(value, { missing: real.inColumns.missing[c], all: truth.denominators[c] }, all);
      if (side) limit(`missing ${c}`, side, all);
    });
    if (!columns && missing === null && result.selected !== null) {
      const [side] = near(missing, { missing: real.missing, all: truth.selected }, result.selected);
      if (side) limit("total", side, result.selected);
    }
    return solveWeighed(limited).map(({ name, values }) => ({ figure: name, values }));
  });
  return { query, solved };
}

/** Random trends, comparisons and missing values of random files. */
export function proveAnalyses(from, to) {
  const out = { results: 0, masked: 0, figures: 0, fewest: Infinity, failures: [] };
  for (let seed = from; seed < to; seed++) {
    const random = createRandom(seed);
    withCases(randomCases(random), (run) => {
      const read = (query) => {
        const result = JSON.parse(JSON.stringify(run(query)));
        if (result.error) throw new Error(`${JSON.stringify(query)}: ${JSON.stringify(result.error)}`);
        return result;
      };
      for (const make of [trend, comparison, missingness]) {
        const { query, solved } = make(random, read);
        out.results++;
        if (solved.length > 0) out.masked++;
        out.figures += solved.length;
        for (const { figure, values } of solved) {
          out.fewest = Math.min(out.fewest, values.size);
          if (values.size < 3)
            out.failures.push(`file ${seed}: ${JSON.stringify({ query, figure, values: [...values] })}`);
        }
      }
    });
  }
  return out;
}
