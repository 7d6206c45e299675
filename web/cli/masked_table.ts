import type { AppliedMask } from "../bridge/protocol";
import type { Field } from "../model/csv";
import { maskedCount, maskedFigure } from "../model/masked";
import type { FlatTable } from "./tables";

/**
 * A table with words where the engine masked a number (NaN): "<10" for a count of a cell, "masked" for any other figure
 * and for the percentages of it. `namesSmall`: counts of cells may be masked; in lists, small counts are not named at all.
 */
export function maskedTable(table: FlatTable, mask: AppliedMask, namesSmall: boolean): FlatTable {
  const at = (name: string) => table.head.indexOf(name);
  const percents = new Map(
    table.percent.map((one) => [at(one.column), [at(one.count), at(one.denominator)]] as const),
  );
  const counts = ["count", "first_count", "second_count"].map(at);
  const points = table.points?.map(
    ({ column, first, second }) => [at(column), [at(first), at(second)]] as const,
  );
  const isMasked = (field: Field | undefined) => typeof field === "number" && Number.isNaN(field);
  const field = (line: Field[], value: Field, index: number): Field => {
    if (isMasked(value)) return namesSmall && counts.includes(index) ? maskedCount(mask) : maskedFigure;
    const from = value === null ? percents.get(index) : undefined;
    return from?.some((one) => isMasked(line[one])) ? maskedFigure : value;
  };
  const masked = (line: Field[]) => {
    const out = line.map((value, index) => field(line, value, index));
    for (const [index, from] of points ?? [])
      if (from.some((one) => out[one] === maskedFigure)) out[index] = maskedFigure;
    return out;
  };
  return {
    ...table,
    lines: table.lines.map(masked),
    remark:
      `Counts under ${mask.below} are masked, with the figures that would tell them. ` +
      "This holds for this one table; of several tables together nothing is promised.",
  };
}
