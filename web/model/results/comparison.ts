import type { ComparisonHeader, Denominator, Description, Value } from "../../bridge/protocol";
import { base, categories } from "./sections";
import type { Percent, ResultBase, Sections } from "./sections";

/** One side of a comparison: a one-way table of its own. */
export interface ComparedSelection {
  selected: number;
  denominator: number;
  /** Cases of the selection that are not in its denominator. */
  leftOut: number;
  counts: number[];
  percent: Percent[];
}
export interface ComparisonResult extends ResultBase {
  /** Cases that are in both selections. */
  inBoth: number;
  denominator: Denominator;
  rows: { id: Value }[];
  first: ComparedSelection;
  second: ComparedSelection;
  /** Percentage points, second minus first; null where either has no denominator. */
  difference: Percent[];
}

export function comparison(
  description: Description,
  header: ComparisonHeader,
  sections: Sections,
): ComparisonResult {
  const counts = sections.countTable("counts");
  const percents = sections.percentTable("percent");
  const side = (at: 0 | 1): ComparedSelection => ({
    selected: sections.counts("selected")[at] ?? 0,
    denominator: sections.counts("denominators")[at] ?? 0,
    leftOut: sections.counts("leftOut")[at] ?? 0,
    counts: counts[at] ?? [],
    percent: percents[at] ?? [],
  });
  return {
    ...base(header),
    inBoth: sections.count("inBoth"),
    denominator: header.denominator,
    rows: categories(description, header.rows).map((id) => ({ id })),
    first: side(0),
    second: side(1),
    difference: sections.percents("difference"),
  };
}
