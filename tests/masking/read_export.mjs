// What an exported file says, taken from its text alone: figures of tables, each a number or masked (null).

/**
 * A figure of a table. `of`: count, denominator, leftOut, total or selected; `by`: which percentage it belongs to.
 * @typedef {object} Figure
 * @property {"count"|"denominator"|"leftOut"|"total"|"selected"} of
 * @property {"column"|"row"|"table"} [by]
 * @property {number} [row]
 * @property {number} [column]
 * @property {number|null} value
 * @property {boolean} [small] masked, and said to be below the threshold
 */

/** @typedef {{ layer: string|number|null, figures: Figure[], mask: { below: number, zeros: string } }} ExportedTable */

/** @param {string} text what `crosstab --format json` prints @returns {ExportedTable[]} */
export function readJson(text) {
  const result = JSON.parse(text);
  return (result.layers ?? [result]).map((table) => ({
    layer: table.id ?? null,
    figures: figuresOf(table, result.denominator === "answered"),
    mask: result.mask,
  }));
}

function figuresOf({ counts, column, row, table, totals, selected }) {
  const figures = [{ of: "selected", value: selected }];
  const add = (of, by, values) =>
    values.forEach((value, i) => figures.push({ of, by, [by === "table" ? "row" : by]: i, value }));
  counts.forEach((line, r) =>
    line.forEach((value, c) =>
      figures.push({ of: "count", row: r, column: c, value, small: value === null }),
    ),
  );
  add("denominator", "column", column.denominators);
  add("leftOut", "column", column.leftOut);
  checkPercent(column.percent, counts, (r, c) => column.denominators[c]);
  if (totals) add("total", "column", totals.columns);
  if (!row) {
    if (totals) figures.push({ of: "total", by: "table", value: totals.all });
    return figures;
  }
  add("denominator", "row", row.denominators);
  add("leftOut", "row", row.leftOut);
  checkPercent(row.percent, counts, (r) => row.denominators[r]);
  figures.push({ of: "denominator", by: "table", value: table.denominator });
  figures.push({ of: "leftOut", by: "table", value: table.leftOut });
  checkPercent(table.percent, counts, () => table.denominator);
  if (totals) {
    add("total", "row", totals.rows);
    figures.push({ of: "total", by: "table", value: totals.all });
  }
  return figures;
}

/** A percentage stands only beside its count and its denominator, so that it tells nothing that they do not. */
function checkPercent(percents, counts, denominatorOf) {
  percents.forEach((line, r) => {
    line.forEach((percent, c) => {
      const count = counts[r][c];
      const denominator = denominatorOf(r, c);
      const told = count !== null && denominator !== null && denominator > 0;
      if (told ? percent !== (100 * count) / denominator : percent !== null)
        throw new Error(`the percentage ${percent} stands beside ${count} of ${denominator}`);
    });
  });
}

/**
 * @param {string} text what `crosstab --format csv` prints
 * @param {{ rows: (string|number)[], columns: (string|number)[] }} ids of the table
 * @param {{ below: number, zeros: string }} mask
 * @returns {ExportedTable[]}
 */
export function readCsv(text, ids, mask) {
  const [head, ...lines] = text
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  const tables = new Map();
  for (const line of lines) {
    const field = (name) => line[head.indexOf(name)];
    const layer = head.includes("layer") ? field("layer") : null;
    if (!tables.has(layer)) tables.set(layer, []);
    const figures = tables.get(layer);
    const row = ids.rows.findIndex((id) => String(id) === field("row"));
    const column = head.includes("column")
      ? ids.columns.findIndex((id) => String(id) === field("column"))
      : 0;
    const small = field("count") === `<${mask.below}`;
    const count = small ? null : number(field("count"));
    figures.push({ of: "count", row, column, value: count, small });
    for (const by of head.includes("column") ? ["column", "row", "table"] : ["column"]) {
      const prefix = head.includes("column") ? `${by}_` : "";
      const denominator = number(field(`${prefix}denominator`));
      const where = by === "column" ? { column } : by === "row" ? { row } : {};
      figures.push({ of: "denominator", by, ...where, value: denominator });
      figures.push({ of: "leftOut", by, ...where, value: number(field(`${prefix}left_out`)) });
      const percent = field(`${prefix}percent`);
      const told = count !== null && denominator !== null;
      const expected = !told ? "masked" : denominator > 0 ? String((100 * count) / denominator) : "";
      if (percent !== expected)
        throw new Error(`the percentage ${percent} stands beside ${count} of ${denominator}`);
    }
  }
  return [...tables].map(([layer, figures]) => ({ layer, figures, mask }));
}

function number(text) {
  if (text === "masked") return null;
  if (!/^\d+$/.test(text)) throw new Error(`"${text}" is no count`);
  return Number(text);
}
