// Lists of what is most frequent: ordered, cut and summed up by SQL.
import { itemsOf, valueOf } from "./axes.mjs";
import { named, quoted } from "./duckdb.mjs";
import { condition } from "./filters.mjs";
import { figuresOf, share } from "./figures.mjs";

const keep = (axes, where) => (where === undefined ? "true" : condition(axes.dataset, where));
const numbers = (vector) => [...vector].map(Number);

/** Groups of `key` (a list of places) most frequent first, the first `top` apart from the rest. */
function mostFrequent(axes, key, where, top) {
  const groups = axes.run(
    `SELECT k, CAST(count(*) AS INTEGER) AS n FROM (SELECT ${key} AS k FROM cases WHERE ${where})
     GROUP BY k ORDER BY n DESC, k`,
  );
  const rest = groups.slice(top ?? groups.length);
  return {
    listed: groups.slice(0, top ?? groups.length).map(({ k, n }) => ({ places: numbers(k), count: n })),
    rest: { kinds: rest.length, count: rest.reduce((total, { n }) => total + n, 0) },
    all: groups.reduce((total, { n }) => total + n, 0),
  };
}

export function itemCombinations(axes, { set, where, top }) {
  const { dataset } = axes;
  const items = itemsOf(dataset, set);
  const places = items.map((item, i) => `CASE WHEN ${named(item)} IS NOT DISTINCT FROM 1 THEN ${i} END`);
  const key = `list_filter(CAST([${places.join(", ")}] AS INTEGER[]), x -> x IS NOT NULL)`;
  const { answered } = axes.axis(set);
  const { listed, rest, all } = mostFrequent(axes, key, `${keep(axes, where)} AND ${answered}`, top);
  return {
    cases: dataset.cases.length,
    selected: figuresOf(axes, ["S"], { where })("S"),
    answered: all,
    combinations: listed.map(({ places: at, count }) => ({
      items: at.map((place) => items[place]),
      count,
      percent: share(count, all),
    })),
    rest,
  };
}

export function flows(axes, { from = "citizenship", to = "CountryOfExploitation", where, top }) {
  const { dataset, run } = axes;
  const [a, b] = [axes.axis(from), axes.axis(to)];
  const [start, end] = [valueOf(dataset, from), valueOf(dataset, to)];
  const place = (axis, value) =>
    `list_position(CAST([${axis.keys.map(quoted).join(", ")}] AS VARCHAR[]), ${value})`;
  const both = `${keep(axes, where)} AND ${start} IS NOT NULL AND ${end} IS NOT NULL`;
  const key = `[${place(a, start)}, ${place(b, end)}]`;
  const { listed, rest, all } = mostFrequent(axes, key, both, top);
  const [{ n: same }] = run(
    `SELECT CAST(count(*) AS INTEGER) AS n FROM cases WHERE ${both} AND ${start} = ${end}`,
  );
  return {
    cases: dataset.cases.length,
    selected: figuresOf(axes, ["S"], { where })("S"),
    answeredBoth: all,
    same: { count: same, percent: share(same, all) },
    flows: listed.map(({ places: [x, y], count }) => ({
      from: a.ids[x - 1],
      to: b.ids[y - 1],
      count,
      percent: share(count, all),
    })),
    rest,
  };
}

export function ranking(axes, { rows, where, top }) {
  const { dataset, run } = axes;
  const axis = axes.axis(rows);
  const order = `list_position(CAST([${axis.keys.map(quoted).join(", ")}] AS VARCHAR[]), cat)`;
  const ranked = `r AS (${axis.relation}), s AS (SELECT id FROM cases WHERE ${keep(axes, where)}),
    ranked AS (SELECT cat, CAST(count(*) AS INTEGER) AS n, row_number() OVER (ORDER BY count(*) DESC, ${order}) AS nth
      FROM s JOIN r ON r.id = s.id GROUP BY cat)`;
  const all = run(`WITH ${ranked} SELECT cat, n FROM ranked ORDER BY nth`);
  const [{ n: others }] = run(
    `WITH ${ranked} SELECT CAST(count(DISTINCT s.id) AS INTEGER) AS n FROM s JOIN r ON r.id = s.id
     JOIN ranked ON ranked.cat = r.cat WHERE ranked.nth > ${top ?? all.length}`,
  );
  const of = figuresOf(axes, ["S", "S A_R c"], { rows, where });
  const [selected, answered] = [of("S"), of("S A_R c")];
  return {
    cases: dataset.cases.length,
    selected,
    answered,
    missing: selected - answered,
    missingPercent: share(selected - answered, selected),
    values: all.slice(0, top ?? all.length).map(({ cat, n }) => ({
      id: axis.ids[axis.keys.indexOf(cat)],
      count: n,
      percent: share(n, answered),
    })),
    rest: {
      kinds: Math.max(0, all.length - (top ?? all.length)),
      count: others,
      percent: share(others, answered),
    },
  };
}
