import type { Denominator, Description, TrendHeader, Value } from "../../bridge/protocol";
import { base, categories } from "./sections";
import type { Percent, ResultBase, Sections } from "./sections";

export interface TrendResult extends ResultBase {
  denominator: Denominator;
  rows: { id: Value }[];
  /** Recorded values that are no years come last. */
  years: { id: Value }[];
  /** [row][year]. */
  counts: number[][];
  /** Per year. */
  denominators: number[];
  /** Selected cases of the year that are not in its denominator. */
  leftOut: number[];
  percent: Percent[][];
  /** Per year: how many of its selected cases answered, whatever the denominator. */
  coverage: {
    cases: number[];
    answered: number[];
    percent: Percent[];
    /** The share that answered differs by 15 points or more from that of the year with cases before; null: masked. */
    shifted: (boolean | null)[];
  };
}

export function trend(description: Description, header: TrendHeader, sections: Sections): TrendResult {
  const years = categories(description, header.years);
  return {
    ...base(header),
    denominator: header.denominator,
    rows: categories(description, header.rows).map((id) => ({ id })),
    years: years.map((id) => ({ id })),
    counts: sections.countTable("counts"),
    denominators: sections.counts("denominators"),
    leftOut: sections.counts("leftOut"),
    percent: sections.percentTable("percent"),
    coverage: {
      cases: sections.counts("coverage.cases"),
      answered: sections.counts("coverage.answered"),
      percent: sections.percents("coverage.percent"),
      shifted: sections
        .counts("coverage.shifted")
        .map((shifted) => (Number.isNaN(shifted) ? null : shifted === 1)),
    },
  };
}
