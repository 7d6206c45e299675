import type { AppliedMask } from "../bridge/protocol";
import { crosstabTables, type Cell, type CrosstabChoice, type CrosstabTable } from "./crosstab";
import { crosstabTitle, denominatorRule } from "./crosstabWords";
import type { Field } from "./csv";
import { denominatorWord } from "./denominators";
import type { Env } from "./env";
import type { ExportTable } from "./exportTable";
import type { Filters } from "./filters";
import { plainPercent } from "./format";
import { countField, figureField, maskedFigure } from "./masked";
import type { CrosstabResult, LayeredCrosstabResult } from "./results";
import { provenance, type Remark } from "./provenance";

/**
 * A crosstab with all its layers: two columns (cases, percent) for each column on screen, and with them the
 * denominators and the cases left out, per column, per row or once, as the percentages are.
 */
export function crosstabExport(
  result: CrosstabResult | LayeredCrosstabResult,
  choice: CrosstabChoice,
  filters: Filters,
  env: Env,
): ExportTable {
  const { t, labels } = env;
  const tables = crosstabTables(choice, result, labels);
  const first = tables[0];
  const layered = first !== undefined && first.layer !== null;
  const head = [
    ...(layered ? [labels.axis(choice.layers ?? "")] : []),
    labels.axis(choice.rows),
    ...(first?.columns ?? []).flatMap((column) =>
      column === null
        ? [t("export.cases"), t("export.percent")]
        : [t("export.casesIn", { column: column.label }), t("export.percentIn", { column: column.label })],
    ),
    ...(first?.percentOf === "row" ? [t("table.denominator"), t("table.leftOut")] : []),
  ];
  const body: Field[][] = [];
  const foot: Field[][] = [];
  for (const table of tables) {
    const lead = table.layer === null ? [] : [table.layer.label];
    body.push(...bodyLines(table, result.mask).map((line) => [...lead, ...line]));
    const marginLines = footLines(table, env).map((line) => [...lead, ...line]);
    if (layered) body.push(...marginLines);
    else foot.push(...marginLines);
  }
  const remarks: Remark[] = [
    [t("table.denominator"), denominatorRule(choice, env)],
    [t("remark.percentOf"), t(`table.percentOf.${first?.percentOf ?? "column"}`)],
    ...provenance(env, {
      ...(result.mask ? { mask: result.mask } : {}),
      filters,
      cases: result.cases,
      selected: result.selected,
      cautions: [...result.cautions, ...tables.flatMap((table) => table.result.cautions)],
    }),
  ];
  return { title: crosstabTitle(choice, env), head, body, foot, remarks };
}

function bodyLines(table: CrosstabTable, mask: AppliedMask | undefined): Field[][] {
  return table.cells.map((cells, r) => [
    table.rows[r]?.label ?? "",
    ...cells.flatMap((cell): Field[] => [countField(cell.count, mask), percentOf(cell)]),
    ...(table.percentOf === "row"
      ? [figureField(table.denominators[r] ?? 0), figureField(table.leftOut[r] ?? 0)]
      : []),
  ]);
}

function percentOf({ count, denominator }: Cell): Field {
  if (Number.isNaN(count) || Number.isNaN(denominator)) return maskedFigure;
  const percent = plainPercent(count, denominator);
  return percent === "" ? null : Number(percent);
}

function footLines(table: CrosstabTable, { t }: Env): Field[][] {
  if (table.percentOf === "row") return [];
  const line = (name: string, values: number[]): Field[] => [
    name,
    ...values.flatMap((value): Field[] => [figureField(value), null]),
  ];
  return [line(t("table.denominator"), table.denominators), line(t("table.leftOut"), table.leftOut)];
}

/** What names a saved crosstab: the ids of the codebook, nothing of the file. */
export function crosstabFileIds(choice: CrosstabChoice): string[] {
  const ids = [choice.rows, choice.columns, choice.layers].filter((id) => id !== null);
  return [...ids, denominatorWord(choice.denominator)];
}
