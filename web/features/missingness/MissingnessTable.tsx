import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Env } from "../../model/env";
import {
  missingnessCaption,
  missingnessColumns,
  missingnessTitle,
  type MissingnessChoice,
} from "../../model/missingness";
import type { MissingnessResult } from "../../model/results";
import { Button } from "../../ui/Button";
import { FigureTable, type FigureCell } from "../../ui/FigureTable";

/** Columns at first; the rest is one click away, and always in saved files. */
const COLUMNS = 30;

interface MissingnessTableProps {
  env: Env;
  choice: MissingnessChoice;
  result: MissingnessResult;
}

/** Variables and sets down, columns across: the stronger the colour, the more is missing. */
export function MissingnessTable({ env, choice, result }: MissingnessTableProps): JSX.Element {
  const { t, labels, format } = env;
  const [all, setAll] = useState(false);
  const columns = missingnessColumns(result, choice, env);
  const shown = all ? columns : columns.slice(0, COLUMNS);
  const cell = (missing: number, percent: number | null, denominator: number): FigureCell => ({
    text: format.percent(missing, denominator),
    small: format.count(missing),
    heat: percent === null ? null : percent / 100,
  });
  return (
    <div>
      <FigureTable
        name={missingnessTitle(choice, env)}
        caption={missingnessCaption(result, choice, env)}
        corner={t("missingness.rows")}
        width={shown.length > 8 ? "narrow" : "wide"}
        group={
          choice.columns !== null && shown.length > 0
            ? { label: labels.axis(choice.columns), columns: shown.length }
            : null
        }
        columns={[
          { id: "all", label: t("missingness.all") },
          ...shown.map((c) => {
            const id = result.columns[c]?.id ?? "";
            return { id: `column ${id}`, label: labels.category(choice.columns ?? "", id) };
          }),
        ]}
        rows={result.rows.map(({ id, missing, percent, inColumns }) => ({
          id,
          label: labels.axis(id),
          cells: [
            cell(missing, percent, result.selected),
            ...shown.map((c) =>
              cell(inColumns.missing[c] ?? 0, inColumns.percent[c] ?? null, result.denominators[c] ?? 0),
            ),
          ],
        }))}
        foot={[
          {
            id: "base",
            label: t("table.denominator"),
            cells: [result.selected, ...shown.map((c) => result.denominators[c] ?? 0)].map((cases) => ({
              text: format.count(cases),
              kind: "base",
            })),
          },
        ]}
      />
      {columns.length > COLUMNS ? (
        <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("profile.showFewer") : t("profile.showAll", { n: columns.length })}
        </Button>
      ) : null}
    </div>
  );
}
