import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { CrosstabChoice, CrosstabTable } from "../../model/crosstab";
import { crosstabCaption } from "../../model/crosstabWords";
import type { Env } from "../../model/env";
import { percentTenths } from "../../model/format";
import { Button } from "../../ui/Button";
import { isRightToLeft } from "../../ui/direction";
import { CellButton } from "./CellButton";
import { moveBy } from "./move";
import { SHOWN_COLUMNS, SHOWN_ROWS, shownOrder } from "./choice";

/** A cell of the result, by its positions in the engine's order. */
export interface CellAt {
  row: number;
  column: number;
}

interface CrosstabTableViewProps {
  env: Env;
  table: CrosstabTable;
  choice: CrosstabChoice;
  explained: CellAt | null;
  onExplain: (at: CellAt) => void;
}

/** The table: percent and count in every cell, with the denominators and the cases left out as part of it. */
export function CrosstabTableView({
  env,
  table,
  choice,
  explained,
  onExplain,
}: CrosstabTableViewProps): JSX.Element {
  const { t, format, labels } = env;
  const [all, setAll] = useState(false);
  const [focused, setFocused] = useState({ row: 0, column: 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  const order = shownOrder(table, choice, env.description);
  const rows = all ? order.rows : order.rows.slice(0, SHOWN_ROWS);
  const columns = all ? order.columns : order.columns.slice(0, SHOWN_COLUMNS);
  const cut = order.rows.length > SHOWN_ROWS || order.columns.length > SHOWN_COLUMNS;
  const stop = {
    row: Math.min(focused.row, rows.length - 1),
    column: Math.min(focused.column, columns.length - 1),
  };
  const full = Math.max(
    1,
    ...table.cells.flat().map((cell) => percentTenths(cell.count, cell.denominator) ?? 0),
  );
  const byRow = table.percentOf === "row";
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveBy(
      event,
      stop,
      { rows: rows.length, columns: columns.length },
      isRightToLeft(body.current),
    );
    if (!next) return;
    event.preventDefault();
    setFocused(next);
    body.current?.rows[next.row]?.querySelectorAll<HTMLElement>("button")[next.column]?.focus();
  };

  return (
    <div class="cw-crosstab-frame">
      <div class="cw-crosstab-scroll" style={{ "--columns": String(columns.length + (byRow ? 2 : 0)) }}>
        <table class="cw-crosstab">
          <caption>
            <span>{crosstabCaption(table, choice, env)}</span>
          </caption>
          <thead>
            {choice.columns === null ? null : (
              <tr>
                <td />
                <th scope="colgroup" colSpan={columns.length}>
                  {labels.axis(choice.columns)}
                </th>
                {byRow ? <td colSpan={2} /> : null}
              </tr>
            )}
            <tr>
              <th scope="col">{labels.axis(choice.rows)}</th>
              {columns.map((c) => (
                <th key={c} scope="col">
                  {table.columns[c]?.label ?? t("crosstab.share")}
                </th>
              ))}
              {byRow ? (
                <>
                  <th scope="col">{t("table.denominator")}</th>
                  <th scope="col">{t("table.leftOut")}</th>
                </>
              ) : null}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={onKeyDown}>
            {rows.map((r, rowStop) => (
              <tr key={r}>
                <th scope="row">{table.rows[r]?.label}</th>
                {columns.map((c, columnStop) => (
                  <td key={c}>
                    <CellButton
                      env={env}
                      cell={table.cells[r]?.[c]}
                      full={full}
                      explained={explained?.row === r && explained.column === c}
                      reachable={stop.row === rowStop && stop.column === columnStop}
                      onClick={() => {
                        setFocused({ row: rowStop, column: columnStop });
                        onExplain({ row: r, column: c });
                      }}
                    />
                  </td>
                ))}
                {byRow ? (
                  <>
                    <td class="cw-crosstab-base">{format.count(table.denominators[r] ?? 0)}</td>
                    <td class="cw-crosstab-left">{format.count(table.leftOut[r] ?? 0)}</td>
                  </>
                ) : null}
              </tr>
            ))}
          </tbody>
          {byRow ? null : <Foot env={env} table={table} columns={columns} />}
        </table>
      </div>
      {cut ? (
        <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all
            ? t("crosstab.showFewer")
            : columns.length === order.columns.length
              ? t("crosstab.showAllRows", { n: order.rows.length })
              : t("crosstab.showAllColumns", { rows: order.rows.length, n: order.columns.length })}
        </Button>
      ) : null}
    </div>
  );
}

/** Denominators and cases left out, under their columns; one of each where they hold for the whole table. */
function Foot({ env, table, columns }: { env: Env; table: CrosstabTable; columns: number[] }): JSX.Element {
  const { t, format } = env;
  const whole = table.percentOf === "table";
  const line = (name: string, values: number[], kind: string) => (
    <tr class={`cw-crosstab-${kind}`}>
      <th scope="row">{name}</th>
      {whole ? (
        <td colSpan={columns.length}>{format.count(values[0] ?? 0)}</td>
      ) : (
        columns.map((c) => <td key={c}>{format.count(values[c] ?? 0)}</td>)
      )}
    </tr>
  );
  return (
    <tfoot>
      {line(t("table.denominator"), table.denominators, "base")}
      {line(t("table.leftOut"), table.leftOut, "left")}
    </tfoot>
  );
}
