// Numbers of tables, each table's in one statement: grouped rows of (figure, layer, row, column, n).
import { condition } from "./filters.mjs";

const everybody = { ids: [""], keys: [""], relation: "SELECT id, '' AS cat FROM cases", answered: "true" };

/** What each number counts: the axes that it is told apart by, and a condition. Named as in the contract, section 2. */
const counted = {
  S: { by: [] },
  "no layer": { by: [], when: "NOT al" },
  "S l": { by: ["l"] },
  "S c": { by: ["l", "c"] },
  "S r": { by: ["l", "r"] },
  "S W r c": { by: ["l", "r", "c"], when: "w" },
  "S W c": { by: ["l", "c"], when: "w" },
  "S W r": { by: ["l", "r"], when: "w" },
  "S W": { by: ["l"], when: "w" },
  "S A_R c": { by: ["l", "c"], when: "ar" },
  "S r A_C": { by: ["l", "r"], when: "ac" },
  "S A_R A_C": { by: ["l"], when: "ar AND ac" },
  "no r, c": { by: ["l", "c"], when: "NOT hr" },
  "no c, r": { by: ["l", "r"], when: "NOT hc" },
  "no r or c": { by: ["l"], when: "NOT (hr AND hc)" },
};

/** @typedef {keyof typeof counted} Figure */

/** The numbers that one side of a table is made of. @returns {Figure[]} */
export function needed(denominator, side) {
  const [all, stated, none] = {
    column: ["S c", "S W c", "no r, c"],
    row: ["S r", "S W r", "no c, r"],
    table: ["S l", "S W", "no r or c"],
  }[side];
  return [
    all,
    ...(typeof denominator === "object" || denominator === "all" ? [stated] : []),
    ...(denominator === "responses" ? [none] : []),
  ];
}

/**
 * Numbers of S, restricted to `where` and `also`, as one statement.
 * @param {import("./axes.mjs").Axes} axes @param {Figure[]} figures
 * @returns {(figure: Figure, at?: { l?: string, r?: string, c?: string }) => number}
 */
export function figuresOf(axes, figures, { rows, columns, layers, where, denominator, also }) {
  const { dataset, run } = axes;
  const axis = (id) => (id === undefined ? everybody : axes.axis(id));
  const [l, r, c] = [axis(layers), axis(rows), axis(columns)];
  const population = typeof denominator === "object" ? condition(dataset, denominator.where) : "true";
  const conditions = [where, also].filter((one) => one !== undefined).map((one) => condition(dataset, one));
  const has = (one) => `EXISTS (SELECT 1 FROM ${one} WHERE ${one}.id = cases.id) AS h${one}`;
  const group = (figure) => {
    const { by, when = "true" } = counted[figure];
    const joins = by.map((one) => `JOIN ${one} ON ${one}.id = s.id`).join(" ");
    const fields = ["l", "r", "c"].map((one) => (by.includes(one) ? `${one}.cat` : "''"));
    const grouped = by.length === 0 ? "" : `GROUP BY ${by.map((one) => `${one}.cat`).join(", ")}`;
    return `SELECT '${figure}', ${fields.join(", ")}, CAST(count(*) AS INTEGER) FROM s ${joins} WHERE ${when} ${grouped}`;
  };
  const asked = [...new Set(figures)];
  const hasAny = asked.some((figure) => /h[rc]/.test(counted[figure].when ?? ""));
  const sql = `WITH l AS (${l.relation}), r AS (${r.relation}), c AS (${c.relation}),
    s AS (SELECT id, ${r.answered} AS ar, ${c.answered} AS ac, ${l.answered} AS al, ${population} AS w
      ${hasAny ? `, ${has("r")}, ${has("c")}` : ""}
      FROM cases WHERE ${["true", ...conditions].join(" AND ")})
    ${asked.map(group).join(" UNION ALL ")}`;
  const known = new Map(
    run(sql).map((row) => {
      const [figure, layer, y, x, n] = [...row].map(([, value]) => value);
      return [JSON.stringify([figure, layer, y, x]), n];
    }),
  );
  return (figure, at = {}) => {
    if (!asked.includes(figure)) throw new Error(`"${figure}" was not asked for`);
    return known.get(JSON.stringify([figure, at.l ?? "", at.r ?? "", at.c ?? ""])) ?? 0;
  };
}

export const share = (count, denominator) => (denominator === 0 ? null : (100 * count) / denominator);
