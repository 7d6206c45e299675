// Crosstabs, profiles, trends, comparisons and missing values of the contract, from grouped rows.
import { condition } from "./filters.mjs";
import { figuresOf, needed, share } from "./figures.mjs";

const ids = (axis) => axis.ids.map((id) => ({ id }));
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const tabled = ({ codebook }) => {
  const categorical = codebook.variables.filter(({ type }) => type === "categorical");
  return { variables: [...categorical, ...codebook.derived], sets: codebook.sets };
};

/** The columns, the rows or the whole of a layer's table: the contract's table of section 2. */
function margin(of, l, side, keys, counts, denominator) {
  const [all, stated, none] = {
    column: ["S c", "S W c", "no r, c"],
    row: ["S r", "S W r", "no c, r"],
    table: ["S l", "S W", "no r or c"],
  }[side];
  const answered = { column: "S A_R c", row: "S r A_C", table: "S A_R A_C" }[side];
  const at = (key) => ({ l, ...(side === "column" ? { c: key } : side === "row" ? { r: key } : {}) });
  const each = (figure) => keys.map((key) => of(figure, at(key)));
  if (denominator === "responses") {
    const ofColumns = (counts[0] ?? keys).map((_, x) => sum(counts.map((line) => line[x])));
    const responses = {
      column: () => ofColumns,
      row: () => counts.map(sum),
      table: () => [sum(counts.map(sum))],
    };
    return { denominators: responses[side](), leftOut: each(none) };
  }
  const denominators = each(denominator === "answered" ? answered : stated);
  return { denominators, leftOut: each(all).map((n, i) => n - denominators[i]) };
}

export function crosstab(axes, query) {
  const denominator = query.denominator ?? "answered";
  const twoWay = query.columns !== undefined;
  const sides = twoWay ? ["column", "row", "table"] : ["column"];
  const figures = ["S", "no layer", "S l", "S W r c", "S A_R c", "S r A_C", "S A_R A_C"];
  const of = figuresOf(axes, [...figures, ...sides.flatMap((side) => needed(denominator, side))], {
    ...query,
    denominator,
  });
  const cases = axes.dataset.cases.length;
  const r = axes.axis(query.rows);
  const c = twoWay ? axes.axis(query.columns) : { ids: [], keys: [""] };
  const table = (l) => {
    const counts = r.keys.map((row) => c.keys.map((column) => of("S W r c", { l, r: row, c: column })));
    const column = margin(of, l, "column", c.keys, counts, denominator);
    const row = twoWay ? margin(of, l, "row", r.keys, counts, denominator) : null;
    const whole = twoWay ? margin(of, l, "table", [""], counts, denominator) : null;
    const percent = (base) => counts.map((line, y) => line.map((n, x) => share(n, base(y, x))));
    return {
      cases,
      selected: of("S l", { l }),
      denominator,
      rows: ids(r),
      columns: ids(c),
      counts,
      column: { ...column, percent: percent((_, x) => column.denominators[x]) },
      row: row && { ...row, percent: percent((y) => row.denominators[y]) },
      table: whole && {
        denominator: whole.denominators[0],
        leftOut: whole.leftOut[0],
        percent: percent(() => whole.denominators[0]),
      },
      totals: {
        rows: twoWay ? r.keys.map((key) => of("S r A_C", { l, r: key })) : null,
        columns: c.keys.map((key) => of("S A_R c", { l, c: key })),
        all: of("S A_R A_C", { l }),
      },
    };
  };
  if (query.layers === undefined) return table("");
  const layers = axes.axis(query.layers);
  return {
    cases,
    selected: of("S"),
    denominator,
    layersMissing: of("no layer"),
    layers: layers.keys.map((key, i) => ({ id: layers.ids[i], ...table(key) })),
  };
}

export function profile(axes, { where }) {
  const { dataset, run } = axes;
  const s = `s AS (SELECT id FROM cases WHERE ${where === undefined ? "true" : condition(dataset, where)})`;
  const { variables, sets } = tabled(dataset);
  const all = [...variables, ...sets].map(({ id }) => ({ id, axis: axes.axis(id) }));
  const parts = all.flatMap(({ axis }, i) => [
    `SELECT ${i} AS i, cat, CAST(count(*) AS INTEGER) AS n FROM s JOIN (${axis.relation}) a ON a.id = s.id GROUP BY cat`,
    `SELECT ${i}, NULL, CAST(count(*) AS INTEGER) FROM s JOIN cases ON cases.id = s.id WHERE ${axis.answered}`,
  ]);
  const whole = "SELECT -1, NULL, CAST(count(*) AS INTEGER) FROM s";
  const rows = run(`WITH ${s} ${[...parts, whole].join(" UNION ALL ")}`);
  const known = new Map(rows.map(({ i, cat, n }) => [JSON.stringify([i, cat]), n]));
  const of = (i, cat) => known.get(JSON.stringify([i, cat])) ?? 0;
  const selected = of(-1, null);
  const line = ({ id, axis }, i, list, key) => {
    const answered = of(i, null);
    const missing = selected - answered;
    const shares = axis.keys.map((cat, at) => ({
      [key]: axis.ids[at],
      count: of(i, cat),
      percent: share(of(i, cat), answered),
    }));
    return { id, answered, missing, missingPercent: share(missing, selected), [list]: shares };
  };
  const lines = all.map((one, i) =>
    i < variables.length ? line(one, i, "values", "value") : line(one, i, "items", "id"),
  );
  return {
    cases: dataset.cases.length,
    selected,
    variables: lines.slice(0, variables.length),
    sets: lines.slice(variables.length),
  };
}

export function comparison(axes, { rows, first, second, where, denominator = "answered" }) {
  const { keys } = axes.axis(rows);
  const side = (also) => {
    const figures = ["S", "S W r c", "S A_R c", ...needed(denominator, "column")];
    const of = figuresOf(axes, figures, { rows, where, also, denominator });
    const counts = keys.map((key) => [of("S W r c", { r: key })]);
    const { denominators, leftOut } = margin(of, "", "column", [""], counts, denominator);
    return {
      selected: of("S"),
      counts: counts.flat(),
      denominator: denominators[0],
      leftOut: leftOut[0],
      percent: counts.map(([n]) => share(n, denominators[0])),
    };
  };
  const [one, other] = [side(first), side(second)];
  const number = (also) => figuresOf(axes, ["S"], { where, also })("S");
  return {
    cases: axes.dataset.cases.length,
    selected: number(undefined),
    inBoth: number({ all: [first, second] }),
    denominator,
    rows: ids(axes.axis(rows)),
    first: one,
    second: other,
    difference: other.percent.map((percent, r) =>
      percent === null || one.percent[r] === null ? null : percent - one.percent[r],
    ),
  };
}

export function trend(axes, query) {
  const { codebook, cases } = axes.dataset;
  const years = query.years ?? codebook.variables.find(({ valueKind }) => valueKind === "year").id;
  const denominator = query.denominator ?? "answered";
  const { rows, where } = query;
  const figures = ["S", "S W r c", "S c", "S A_R c", ...needed(denominator, "column")];
  const of = figuresOf(axes, figures, { rows, columns: years, where, denominator });
  const [r, c] = [axes.axis(rows), axes.axis(years)];
  const counts = r.keys.map((row) => c.keys.map((year) => of("S W r c", { r: row, c: year })));
  const { denominators, leftOut } = margin(of, "", "column", c.keys, counts, denominator);
  const inYear = c.keys.map((key) => of("S c", { c: key }));
  const answered = c.keys.map((key) => of("S A_R c", { c: key }));
  const shifted = inYear.map((n, y) => {
    if (n === 0 || typeof c.ids[y] !== "number") return false;
    const before = inYear.findLastIndex((one, i) => i < y && one > 0);
    if (before < 0) return false;
    return 100 * Math.abs(answered[y] * inYear[before] - answered[before] * n) >= 15 * n * inYear[before];
  });
  return {
    cases: cases.length,
    selected: of("S"),
    denominator,
    rows: ids(r),
    years: ids(c),
    counts,
    denominators,
    leftOut,
    percent: counts.map((line) => line.map((n, y) => share(n, denominators[y]))),
    coverage: { cases: inYear, answered, percent: answered.map((n, y) => share(n, inYear[y])), shifted },
  };
}

export function missingness(axes, { columns, where }) {
  const { dataset, run } = axes;
  const s = `s AS (SELECT * FROM cases WHERE ${where === undefined ? "true" : condition(dataset, where)})`;
  const { variables, sets } = tabled(dataset);
  const all = [...variables, ...sets].map(({ id }) => ({ id, axis: axes.axis(id) }));
  const missing = all.map(
    ({ axis }, i) => `CAST(count(*) FILTER (WHERE NOT (${axis.answered})) AS INTEGER) AS m${i}`,
  );
  const numbers = `CAST(count(*) AS INTEGER) AS n, ${missing.join(", ")}`;
  const c = columns === undefined ? { ids: [], keys: [], relation: "" } : axes.axis(columns);
  const [whole] = run(`WITH ${s} SELECT ${numbers} FROM s`);
  const inColumns =
    columns === undefined
      ? []
      : run(`WITH ${s} SELECT c.cat, ${numbers} FROM s JOIN (${c.relation}) c ON c.id = s.id GROUP BY c.cat`);
  const found = c.keys.map((key) => inColumns.find(({ cat }) => cat === key));
  const denominators = found.map((column) => column?.n ?? 0);
  return {
    cases: dataset.cases.length,
    selected: whole.n,
    columns: ids(c),
    denominators,
    rows: all.map(({ id }, i) => {
      const counts = found.map((column) => column?.[`m${i}`] ?? 0);
      return {
        id,
        missing: whole[`m${i}`],
        percent: share(whole[`m${i}`], whole.n),
        inColumns: { missing: counts, percent: counts.map((n, x) => share(n, denominators[x])) },
      };
    }),
  };
}
