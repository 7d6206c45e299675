import type { JSX } from "preact";
import { useState } from "preact/hooks";
import {
  comparedOrder,
  comparisonCaption,
  comparisonTitle,
  differenceOf,
  ratioOf,
  SIDES,
  type ComparisonChoice,
  type Side,
} from "../../model/comparison";
import { describeFilters } from "../../model/describeFilter";
import type { Env } from "../../model/env";
import type { ComparisonResult } from "../../model/results";
import { Button } from "../../ui/Button";
import { DivergingBar } from "../../ui/DivergingBar";
import { FigureTable, type FigureRow } from "../../ui/FigureTable";

/** Rows at first; the rest is one click away, and always in saved files. */
const ROWS = 120;

interface ComparisonTableProps {
  env: Env;
  choice: ComparisonChoice;
  result: ComparisonResult;
}

/** Percent and cases of both sides, the difference as a figure and as a bar, and under them both denominators. */
export function ComparisonTable({ env, choice, result }: ComparisonTableProps): JSX.Element {
  const { t, labels, format } = env;
  const [all, setAll] = useState(false);
  const order = comparedOrder(result, choice.order).slice(0, all ? Infinity : ROWS);
  const most = Math.max(1, ...order.map((row) => Math.abs(differenceOf(result, row) ?? 0)));
  const foot = (
    id: string,
    label: string,
    of: (side: Side) => number,
    kind: "base" | "quiet",
  ): FigureRow => ({
    id,
    label,
    cells: [...SIDES.map((side) => ({ text: format.count(of(side)), kind })), { text: "" }],
  });
  return (
    <div class="cw-comparison-table">
      <FigureTable
        name={comparisonTitle(choice, env)}
        caption={comparisonCaption(choice, env)}
        corner={labels.axis(choice.rows)}
        columns={[
          ...SIDES.map((side) => ({
            id: side,
            label: t("comparison.head", {
              side: t(`comparison.${side}`),
              what: describeFilters(choice[side], env),
            }),
          })),
          { id: "difference", label: t("comparison.difference") },
        ]}
        rows={order.map((row) => {
          const [first, second] = [ratioOf(result, "first", row), ratioOf(result, "second", row)];
          const tenths = differenceOf(result, row);
          return {
            id: String(result.rows[row]?.id),
            label: labels.category(choice.rows, result.rows[row]?.id ?? ""),
            cells: [
              ...[first, second].map(({ count, denominator }) => ({
                text: format.percent(count, denominator),
                small: format.count(count),
              })),
              {
                text: format.difference(first, second),
                extra: <DivergingBar value={tenths === null ? null : tenths / most} />,
              },
            ],
          };
        })}
        foot={[
          foot("base", t("table.denominator"), (side) => result[side].denominator, "base"),
          foot("left", t("table.leftOut"), (side) => result[side].leftOut, "quiet"),
        ]}
      />
      {result.rows.length > ROWS ? (
        <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("profile.showFewer") : t("profile.showAll", { n: result.rows.length })}
        </Button>
      ) : null}
    </div>
  );
}
