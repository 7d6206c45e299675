import type { Cell, CrosstabChoice, CrosstabTable } from "./crosstab";
import { denominatorWord } from "./denominators";
import { describeFilter } from "./describeFilter";
import type { Env } from "./env";

/** How one percentage came about, in words. Every number in it is one that the engine sent. */
export interface Explanation {
  percent: string;
  ratio: string;
  sentence: string;
  leftOut: string;
  other: string | null;
}

/**
 * @param other the same cell with the other plain denominator ("all", or "answered" where "all" is chosen),
 *   asked of the engine; null while it is not there.
 */
export function explainCell(
  table: CrosstabTable,
  choice: CrosstabChoice,
  at: { row: number; column: number },
  other: Cell | null,
  env: Env,
): Explanation | null {
  const { t, format, labels } = env;
  const cell = table.cells[at.row]?.[at.column];
  const row = table.rows[at.row];
  if (!cell || !row) return null;

  const word = denominatorWord(choice.denominator);
  const rows = labels.axis(choice.rows);
  const columns = choice.columns === null ? "" : labels.axis(choice.columns);
  const where = typeof choice.denominator === "string" ? "" : describeFilter(choice.denominator.where, env);
  const names = {
    rows,
    columns,
    where,
    row: row.label,
    column: table.columns[at.column]?.label ?? "",
  };
  const shape = choice.columns === null ? "oneWay" : table.percentOf;
  const base = t(`explain.base.${word}.${shape}`, { ...names, n: cell.denominator });
  const cellName = t(`explain.cell.${shape}`, names);
  const unit = word === "responses" ? "explain.sentence.responses" : "explain.sentence.cases";
  const sentence =
    cell.denominator === 0
      ? t("explain.sentence.none", { base })
      : t(unit, { base, n: cell.count, cell: cellName });
  const unanswered = shape === "row" ? columns : shape === "table" ? `${rows}, ${columns}` : rows;
  const layer = table.layer
    ? t("explain.layer", { layers: labels.axis(choice.layers ?? ""), layer: table.layer.label }) + " "
    : "";
  return {
    percent: format.percent(cell.count, cell.denominator),
    ratio: t("explain.ratio", { count: cell.count, denominator: cell.denominator }),
    sentence: layer + sentence,
    leftOut:
      cell.leftOut === 0
        ? t("explain.leftOut.none")
        : t(`explain.leftOut.${word}`, { n: cell.leftOut, what: unanswered, where }),
    other: other ? compare(word === "all", other, env) : null,
  };
}

function compare(othersAnswered: boolean, other: Cell, { t, format }: Env): string {
  if (other.denominator === 0) return t("explain.other.none");
  return t(othersAnswered ? "explain.other.answered" : "explain.other.all", {
    percent: format.percent(other.count, other.denominator),
    count: other.count,
    denominator: other.denominator,
  });
}
