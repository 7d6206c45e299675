import type { Description, MissingnessHeader, Value } from "../../bridge/protocol";
import { base, categories } from "./sections";
import type { Percent, ResultBase, Sections } from "./sections";

export interface MissingnessResult extends ResultBase {
  /** Empty where no columns were asked for. */
  columns: { id: Value }[];
  /** Selected cases of each column. */
  denominators: number[];
  /** Categorical variables, then derived ones, then sets. */
  rows: {
    id: string;
    missing: number;
    /** Of `selected`. */
    percent: Percent;
    /** Per column; percentages are of `denominators`. */
    inColumns: { missing: number[]; percent: Percent[] };
  }[];
}

export function missingness(
  description: Description,
  header: MissingnessHeader,
  sections: Sections,
): MissingnessResult {
  const columns = header.columns === null ? [] : categories(description, header.columns);
  const total = sections.counts("total.missing");
  const totalPercent = sections.percents("total.percent");
  const missing = sections.countTable("missing");
  const percents = sections.percentTable("percent");
  return {
    ...base(header),
    columns: columns.map((id) => ({ id })),
    denominators: sections.counts("denominators"),
    rows: header.rows.map((id, r) => ({
      id,
      missing: total[r] ?? 0,
      percent: totalPercent[r] ?? null,
      inColumns: { missing: missing[r] ?? [], percent: percents[r] ?? [] },
    })),
  };
}
