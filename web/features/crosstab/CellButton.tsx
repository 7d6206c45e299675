import type { JSX } from "preact";
import type { Cell } from "../../model/crosstab";
import type { Env } from "../../model/env";
import { percentTenths } from "../../model/format";

interface CellButtonProps {
  env: Env;
  cell: Cell | undefined;
  /** Tenths of a percent that fill the cell: the most that any cell of the table has. */
  full: number;
  explained: boolean;
  /** The one cell that Tab stops at; arrow keys reach the others. */
  reachable: boolean;
  onClick: () => void;
}

/** One cell: its percentage and its count; a click explains it. */
export function CellButton({
  env,
  cell,
  full,
  explained,
  reachable,
  onClick,
}: CellButtonProps): JSX.Element | null {
  const { t, format } = env;
  if (!cell) return null;
  const tenths = percentTenths(cell.count, cell.denominator);
  return (
    <button
      type="button"
      class="cw-cell"
      aria-pressed={explained}
      tabIndex={reachable ? 0 : -1}
      title={tenths === null ? t("crosstab.noCases") : t("crosstab.explainCell")}
      style={{ "--length": String((tenths ?? 0) / full) }}
      onClick={onClick}
    >
      <span class="cw-cell-percent">{format.percent(cell.count, cell.denominator)}</span>
      {tenths === null ? <span class="cw-unseen">{t("crosstab.noCases")}</span> : null}
      <span class="cw-cell-count">{format.count(cell.count)}</span>
    </button>
  );
}
