import type { Caution, CrosstabHeader, Denominator, Description, Value } from "../../bridge/protocol";
import { base, categories } from "./sections";
import type { Percent, ResultBase, Sections } from "./sections";

/** One denominator per column or row; `percent` is [row][column], like `counts`. */
export interface Margin {
  denominators: number[];
  /** Selected cases of that column or row that are not in its denominator. */
  leftOut: number[];
  percent: Percent[][];
}
export interface CrosstabResult extends ResultBase {
  denominator: Denominator;
  rows: { id: Value }[];
  /** Empty in a one-way table, which has one unnamed column. */
  columns: { id: Value }[];
  counts: number[][];
  column: Margin;
  /** `row`, `table` and `totals.rows` are null in a one-way table. */
  row: Margin | null;
  table: { denominator: number; leftOut: number; percent: Percent[][] } | null;
  /** null in a masked table whose denominator is not "answered". */
  totals: { rows: number[] | null; columns: number[]; all: number } | null;
}
export interface LayeredCrosstabResult extends ResultBase {
  denominator: Denominator;
  /** Selected cases in which the layer variable or set is missing. */
  layersMissing: number;
  /** They may overlap where the layers are items of a set: never add them. */
  layers: (CrosstabResult & { id: Value })[];
}

/** Table `layer` of the reply: the whole reply when it has no layers. */
export function crosstab(
  description: Description,
  header: CrosstabHeader,
  sections: Sections,
  layer: number,
  cautions: Caution[],
): CrosstabResult {
  const rows = categories(description, header.rows);
  const columns = header.columns === null ? [] : categories(description, header.columns);
  const columnCount = header.columns === null ? 1 : columns.length;
  const of = <T>(all: T[], length: number) => all.slice(layer * length, (layer + 1) * length);
  const table = <T>(all: T[]) => {
    const cells = of(all, rows.length * columnCount);
    return rows.map((_, r) => cells.slice(r * columnCount, (r + 1) * columnCount));
  };
  const one = (name: string) => of(sections.counts(name), 1)[0] ?? 0;
  const margin = (name: "column" | "row", length: number): Margin => ({
    denominators: of(sections.counts(`${name}.denominators`), length),
    leftOut: of(sections.counts(`${name}.leftOut`), length),
    percent: table(sections.percents(`${name}.percent`)),
  });
  const twoWay = header.columns !== null;
  return {
    ...base(header),
    selected: one("selected"),
    denominator: header.denominator,
    rows: rows.map((id) => ({ id })),
    columns: columns.map((id) => ({ id })),
    counts: table(sections.counts("counts")),
    column: margin("column", columnCount),
    row: twoWay ? margin("row", rows.length) : null,
    table: twoWay
      ? {
          denominator: one("table.denominator"),
          leftOut: one("table.leftOut"),
          percent: table(sections.percents("table.percent")),
        }
      : null,
    totals: sections.has("totals.all")
      ? {
          rows: twoWay ? of(sections.counts("totals.rows"), rows.length) : null,
          columns: of(sections.counts("totals.columns"), columnCount),
          all: one("totals.all"),
        }
      : null,
    cautions,
  };
}

export function layered(
  description: Description,
  header: CrosstabHeader,
  axis: string,
  sections: Sections,
): LayeredCrosstabResult {
  return {
    ...base(header),
    denominator: header.denominator,
    layersMissing: header.layersMissing ?? 0,
    layers: categories(description, axis).map((id, layer) => ({
      id,
      ...crosstab(description, header, sections, layer, header.layerCautions?.[layer] ?? []),
    })),
  };
}
