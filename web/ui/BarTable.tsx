import type { ComponentChildren, JSX } from "preact";
import { Icon } from "./Icon";
import "./barTable.css";

export interface BarRow {
  id: string;
  label: string;
  /** Length of the bar, 0 to 1; null: no bar, where one would dwarf the others. */
  length: number | null;
  count: string;
  percent: string;
  chosen?: boolean;
  /** Hatched: the cases where nothing is recorded. */
  missing?: boolean;
  onToggle?: () => void;
  /** Beside the label, a sign and what it means. */
  mark?: string;
  /** Smaller, under the label. */
  hint?: string;
  title?: string;
}

interface BarTableProps {
  /** The table in one sentence; for screen readers. */
  caption: string;
  head: { label: string; count: string; percent: ComponentChildren };
  rows: BarRow[];
  foot?: BarRow[];
  /** "columns": upright bars where there is room, for things in order of time. */
  layout?: "rows" | "columns";
}

/**
 * Bars that are a table: label, count and percent in every row. Roles are spelled out, because the layout takes
 * rows and cells out of the table layout of CSS and some browsers then forget what they are.
 */
export function BarTable({ caption, head, rows, foot = [], layout = "rows" }: BarTableProps): JSX.Element {
  return (
    <table class={`cw-bars cw-bars-${layout}`} role="table">
      <caption class="cw-unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            <span class="cw-unseen">{head.label}</span>
          </th>
          <th scope="col" role="columnheader">
            {head.count}
          </th>
          <th scope="col" role="columnheader">
            {head.percent}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
      {foot.length > 0 ? (
        <tfoot role="rowgroup">
          {foot.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tfoot>
      ) : null}
    </table>
  );
}

function Row({ row }: { row: BarRow }): JSX.Element {
  const { label, onToggle } = row;
  const classes = ["cw-bar-row"];
  if (row.chosen) classes.push("cw-bar-chosen");
  if (row.missing) classes.push("cw-bar-missing");
  return (
    <tr class={classes.join(" ")} role="row" title={row.title}>
      <th scope="row" role="rowheader">
        {onToggle ? (
          <button type="button" aria-pressed={row.chosen ?? false} onClick={onToggle}>
            {row.chosen ? <Icon name="check" /> : null}
            {label}
            {row.hint ? <small>{row.hint}</small> : null}
          </button>
        ) : (
          <span class="cw-bar-label">
            {label}
            {row.mark ? (
              <span class="cw-bar-mark" title={row.mark}>
                <Icon name="warning" />
                <span class="cw-unseen">{row.mark}</span>
              </span>
            ) : null}
            {row.hint ? <small>{row.hint}</small> : null}
          </span>
        )}
        {row.length === null ? null : (
          <span class="cw-bar" aria-hidden="true">
            <span style={{ "--length": String(row.length) }} />
          </span>
        )}
      </th>
      <td role="cell">{row.count}</td>
      <td role="cell">{row.percent}</td>
    </tr>
  );
}
