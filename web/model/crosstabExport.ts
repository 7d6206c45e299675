import { crosstabTables, type CrosstabChoice, type CrosstabTable } from "./crosstab";
import { crosstabTitle, denominatorRule } from "./crosstabWords";
import type { Field } from "./csv";
import { denominatorWord } from "./denominators";
import type { Env } from "./env";
import type { ExportTable } from "./exportTable";
import type { Filters } from "./filters";
import { plainPercent } from "./format";
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
    body.push(...bodyLines(table).map((line) => [...lead, ...line]));
    const marginLines = footLines(table, env).map((line) => [...lead, ...line]);
    if (layered) body.push(...marginLines);
    else foot.push(...marginLines);
  }
  const remarks: Remark[] = [
    [t("table.denominator"), denominatorRule(choice, env)],
    [t("remark.percentOf"), t(`table.percentOf.${first?.percentOf ?? "column"}`)],
    ...provenance(env, {
      filters,
      cases: result.cases,
      selected: result.selected,
      cautions: [...result.cautions, ...tables.flatMap((table) => table.result.cautions)],
    }),
  ];
  return { title: crosstabTitle(choice, env), head, body, foot, remarks };
}

function bodyLines(table: CrosstabTable): Field[][] {
  return table.cells.map((cells, r) => [
    table.rows[r]?.label ?? "",
    ...cells.flatMap((cell): Field[] => {
      const percent = plainPercent(cell.count, cell.denominator);
      return [cell.count, percent === "" ? null : Number(percent)];
    }),
    ...(table.percentOf === "row" ? [table.denominators[r] ?? 0, table.leftOut[r] ?? 0] : []),
  ]);
}

function footLines(table: CrosstabTable, { t }: Env): Field[][] {
  if (table.percentOf === "row") return [];
  const line = (name: string, values: number[]): Field[] => [
    name,
    ...values.flatMap((value): Field[] => [value, null]),
  ];
  return [line(t("table.denominator"), table.denominators), line(t("table.leftOut"), table.leftOut)];
}

/** "casewise-means-gender-answered.csv": the ids of the codebook, nothing of the file. */
export function crosstabFileName(choice: CrosstabChoice, simulated: boolean): string {
  const ids = [choice.rows, choice.columns, choice.layers].filter((id) => id !== null);
  return ["casewise", ...(simulated ? ["simulated"] : []), ...ids, denominatorWord(choice.denominator)].join(
    "-",
  );
}
