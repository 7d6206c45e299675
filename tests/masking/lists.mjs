// Lists that name what is most frequent: what can the counts be that are not named, over all that fits what is shown?
import { createRandom } from "../simulate/random.mjs";
import { withCases } from "./prove.mjs";
import { solve } from "./solver.mjs";
import { axes, codebook, randomCases } from "./worlds.mjs";

/**
 * Values that one of `cells` unnamed counts can have, each from 0 to `most`: `kinds` of them are not 0 and they are `sum`
 * together, where that is told (not null).
 */
export function valuesOfOne(cells, most, kinds, sum) {
  const fits = (others, nonzero, left) => {
    if (nonzero !== null && (nonzero < 0 || nonzero > others)) return false;
    const least = nonzero ?? 0;
    return left === null || (left >= least && left <= (nonzero ?? others) * most);
  };
  const out = [];
  for (let value = 0; value <= most && out.length < 50; value++) {
    const nonzero = kinds === null ? null : kinds - (value > 0 ? 1 : 0);
    if (fits(cells - 1, nonzero, sum === null ? null : sum - value)) out.push(value);
  }
  return out;
}

const sizes = { colour: 3, shape: 4, side: 2, place: 2, origin: 3 };
const variables = Object.keys(sizes);
const sizeOf = (id) => sizes[id] ?? axes[id].size;

function randomList(random) {
  const top = random.pick([undefined, undefined, 0, 1, 2, 3]);
  const mask = { below: random.pick([4, 5, 10]), zeros: random.pick(["shown", "masked"]) };
  const shared = { ...(top === undefined ? {} : { top }), mask };
  const kind = random.pick(["flows", "itemCombinations", "ranking"]);
  if (kind === "flows") {
    const [from, to] = random.chance(40) ? ["origin", "place"] : random.shuffled(variables);
    return { query: { kind, from, to, ...shared }, cells: sizeOf(from) * sizeOf(to) };
  }
  if (kind === "ranking") {
    const rows = random.pick([...variables, "means", "pair", "kinds"]);
    return { query: { kind, rows, ...shared }, cells: sizeOf(rows) };
  }
  const { id, items, answeredBy } = random.pick(codebook.sets);
  return {
    query: { kind, set: id, ...shared },
    cells: (1 << items.length) - (answeredBy === "anyPresent" ? 1 : 0),
  };
}

/** What is shown of a list, whatever its kind. */
function shownOf({ flows, combinations, values, rest, answered, answeredBoth, selected, same }) {
  const named = (flows ?? combinations ?? values).map(({ count }) => count);
  const namedSame = (flows ?? []).filter(({ from, to }) => from === to).length;
  const shared = { answered: answered ?? answeredBoth ?? null, selected };
  return { named, rest, ...shared, same: same?.count ?? null, namedSame };
}

/** Random lists of random files: whether every small count that is not named has three values. */
export function proveLists(from, to) {
  const out = { lists: 0, withSmall: 0, fewest: Infinity, failures: [] };
  for (let seed = from; seed < to; seed++) {
    const random = createRandom(seed);
    withCases(randomCases(random), (run) => {
      for (let question = 0; question < 3; question++) {
        const { query, cells } = randomList(random);
        const { mask, top, ...plain } = query;
        const { named, rest, answered, selected, same, namedSame } = shownOf(
          JSON.parse(JSON.stringify(run(query))),
        );
        const truth = shownOf(run(plain)).named;
        out.lists++;
        const fail = (what) => out.failures.push(`file ${seed}: ${JSON.stringify(query)} ${what}`);
        if (named.some((count) => count < mask.below)) fail("names a small count");
        const unnamed = cells - named.length;
        const inList = named.reduce((sum, count) => sum + count, 0);
        if (!truth.some((count) => count < mask.below) && (mask.zeros === "shown" || truth.length === cells))
          continue;
        out.withSmall++;
        const ends = [query.from, query.to].sort().join();
        if (same !== null && ends === "origin,place" && namedSame < 2) fail("tells how many stayed");
        // As long as `top` allows: what is not named may be as frequent as the last that is.
        const most = named.length < (top ?? Infinity) ? mask.below - 1 : (named.at(-1) ?? 1000);
        const set = codebook.sets.find(({ id }) => id === query.rows);
        const values = set
          ? fewestOfSet(set, { named, rest, answered, selected, unnamed, most })
          : valuesOfOne(
              unnamed,
              most,
              rest.kinds,
              rest.count ?? (answered === null ? null : answered - inList),
            );
        const count = typeof values === "number" ? values : values.length;
        out.fewest = Math.min(out.fewest, count);
        if (count < 3) fail(`leaves ${JSON.stringify(values)}`);
        if (selected !== null && (answered ?? inList) + (answered === null ? mask.below - 1 : 0) > selected)
          fail("selects too few cases for what could be in the rest");
      }
    });
  }
  return out;
}

/** A ranking of a set: its items overlap, so that the rest is cases with any of them. */
function fewestOfSet({ items, answeredBy }, { named, rest, answered, selected, unnamed, most }) {
  if (unnamed === 0) return 3;
  // Which items are named does not matter: the first are.
  const others = items.map((_, i) => i).slice(named.length);
  const figures = [
    ...named.map((value, row) => ({ of: "count", row, value })),
    ...others.map((row) => ({ of: "count", row, value: null, small: true })),
    { of: "any", rows: others, value: rest.count },
    { of: "denominator", by: "column", value: answered },
    { of: "selected", value: selected },
  ];
  const mask = { below: most + 1, zeros: rest.kinds === unnamed ? "shown" : "masked" };
  const rows = { kind: "set", size: items.length, answeredBy };
  const shape = { rows, columns: { kind: "none" }, denominator: "answered", isPossible: () => true };
  const solved = solve({ figures, mask }, shape).filter(({ figure }) => figure.of === "count");
  return Math.min(...solved.map(({ values }) => values.size));
}
