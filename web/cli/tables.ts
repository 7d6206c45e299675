import type { Caution, Report, Value } from "../bridge/protocol";
import type { Field } from "../model/csv";
import type {
  CrosstabResult,
  FlowsResult,
  ItemCombinationsResult,
  LayeredCrosstabResult,
  ProfileResult,
} from "../model/results";

/**
 * A result as one flat table, a line per number. Each percentage stands with its count, its denominator and the cases
 * left out of it. `percent` gives the columns that hold percentages, each with the columns it is the ratio of.
 */
export interface FlatTable {
  head: string[];
  lines: Field[][];
  percent: { column: string; count: string; denominator: string }[];
  /** Columns that hold a difference of two of those percentages, second minus first. */
  points?: { column: string; first: string; second: string }[];
  /** Those that the result carries. */
  cautions: Caution[];
  /** A sentence that a reader of the table has to know. */
  remark?: string;
}

export const share = ["count", "percent", "denominator", "left_out"];
export const sharePercent = [{ column: "percent", count: "count", denominator: "denominator" }];

export function profileTable(result: ProfileResult): FlatTable {
  const of = (
    part: { id: string; answered: number; missing: number },
    name: Value,
    count: number,
    percent: number | null,
  ) => [part.id, name, count, percent, part.answered, part.missing] as Field[];
  return {
    head: ["variable", "value", ...share],
    lines: [
      ...result.variables.flatMap((part) =>
        part.values.map((one) => of(part, one.value, one.count, one.percent)),
      ),
      ...result.sets.flatMap((part) => part.items.map((one) => of(part, one.id, one.count, one.percent))),
    ],
    percent: sharePercent,
    cautions: result.cautions,
  };
}

/** Two-way tables have their three percentages side by side; `layer` comes first where there are layers. */
export function crosstabTable(result: CrosstabResult | LayeredCrosstabResult): FlatTable {
  const layers = "layers" in result ? result.layers : [{ ...result, id: null }];
  const twoWay = layers.some((layer) => layer.row !== null);
  const margins = ["column", "row", "table"];
  const of = (margin: string) => ["percent", "denominator", "left_out"].map((part) => `${margin}_${part}`);
  return {
    head: [
      ...("layers" in result ? ["layer"] : []),
      "row",
      ...(twoWay ? ["column", "count", ...margins.flatMap(of)] : share),
    ],
    lines: layers.flatMap((layer) =>
      cells(layer).map((line) => ("layers" in result ? [layer.id, ...line] : line)),
    ),
    percent: twoWay
      ? margins.map((margin) => ({
          column: `${margin}_percent`,
          count: "count",
          denominator: `${margin}_denominator`,
        }))
      : sharePercent,
    cautions: [...result.cautions, ...layers.flatMap((layer) => layer.cautions)],
  };
}

function cells({ rows, columns, counts, column, row, table }: CrosstabResult): Field[][] {
  return rows.flatMap(({ id }, r) =>
    (counts[r] ?? []).map((count, c): Field[] => {
      const ofColumn = [
        column.percent[r]?.[c] ?? null,
        column.denominators[c] ?? null,
        column.leftOut[c] ?? null,
      ];
      if (!row || !table) return [id, count, ...ofColumn];
      const ofRow = [row.percent[r]?.[c] ?? null, row.denominators[r] ?? null, row.leftOut[r] ?? null];
      const ofTable = [table.percent[r]?.[c] ?? null, table.denominator, table.leftOut];
      return [id, columns[c]?.id ?? null, count, ...ofColumn, ...ofRow, ...ofTable];
    }),
  );
}

/** The last line holds what `top` left away: its kinds in the first column. */
export function combinationsTable(result: ItemCombinationsResult): FlatTable {
  const leftOut = result.selected - result.answered;
  return {
    head: ["items", ...share],
    lines: [
      ...result.combinations.map(({ items, count, percent }): Field[] => [
        items.length > 0 ? items.join(" + ") : "(none)",
        count,
        percent,
        result.answered,
        leftOut,
      ]),
      ...rest(result.rest, "combination", 1, [result.answered, leftOut]),
    ],
    percent: sharePercent,
    cautions: result.cautions,
  };
}

export function flowsTable(result: FlowsResult): FlatTable {
  const leftOut = result.selected - result.answeredBoth;
  return {
    head: ["from", "to", ...share],
    lines: [
      ...result.flows.map(({ from, to, count, percent }): Field[] => [
        from,
        to,
        count,
        percent,
        result.answeredBoth,
        leftOut,
      ]),
      ...rest(result.rest, "flow", 2, [result.answeredBoth, leftOut]),
      ["(the same at both ends)", null, result.same.count, result.same.percent, result.answeredBoth, leftOut],
    ],
    percent: sharePercent,
    cautions: result.cautions,
  };
}

function rest(
  { kinds, count }: { kinds: number; count: number },
  what: string,
  labels: number,
  after: Field[],
): Field[][] {
  if (kinds === 0) return [];
  const number = Number.isNaN(kinds) ? "" : `${kinds} `;
  const names: Field[] = [`(${number}other ${what}${kinds === 1 ? "" : "s"})`, null];
  return [[...names.slice(0, labels), count, null, ...after]];
}

export function reportTable(report: Report): FlatTable {
  const codesOf = (codes: string | undefined): Field => codes ?? null;
  return {
    head: [
      "variable",
      "recorded",
      "missing",
      "explicit_zeros",
      "unreadable",
      "unknown_kinds",
      "country_codes",
    ],
    lines: report.variables.map((one) => [
      one.id,
      one.recorded,
      one.missing,
      one.explicitZeros,
      one.unreadable,
      one.unknownKinds,
      codesOf(one.countryCodes),
    ]),
    percent: [],
    cautions: [],
  };
}
