import type { ComponentChildren, JSX } from "preact";
import { Icon } from "./Icon";
import "./figureTable.css";

/** One cell: a figure, and smaller what it is made from. */
export interface FigureCell {
  text: string;
  small?: string;
  /** How strong the colour of the cell is, 0 to 1; null: it has no figure. */
  heat?: number | null;
  /** "base": a denominator or another number of cases. "quiet": of no interest here. */
  kind?: "base" | "quiet";
  extra?: ComponentChildren;
}

export interface FigureRow {
  id: string;
  label: string;
  /** Beside the label, a sign and what it means. */
  mark?: string;
  cells: FigureCell[];
}

interface FigureTableProps {
  /** What the scrolled area is called when it is read out. */
  name: string;
  caption: string;
  corner: string;
  columns: { id: string; label: string; title?: string }[];
  /** A heading over the last columns: how many, and what they are. */
  group?: { label: string; columns: number } | null;
  rows: FigureRow[];
  /** Lines under the table: denominators and who is left out. */
  foot?: FigureRow[];
  /** "narrow": columns that hold little more than a number. */
  width?: "narrow" | "wide";
  /** Row names are short: years. */
  shortRows?: boolean;
}

/** A table of figures: headings stay in sight while it is scrolled, and cells may be shaded. */
export function FigureTable(props: FigureTableProps): JSX.Element {
  const { name, caption, corner, columns, group, rows, foot = [], width = "wide", shortRows } = props;
  return (
    <div
      class={`cw-figures-scroll cw-figures-${width}${shortRows ? " cw-figures-short" : ""}`}
      role="region"
      aria-label={name}
      tabIndex={0}
      style={{ "--columns": String(columns.length) }}
    >
      <table class="cw-figures">
        <caption>
          <span>{caption}</span>
        </caption>
        <thead>
          {group ? (
            <tr>
              <td />
              {columns.length > group.columns ? <td colSpan={columns.length - group.columns} /> : null}
              <th scope="colgroup" colSpan={group.columns}>
                {group.label}
              </th>
            </tr>
          ) : null}
          <tr>
            <th scope="col">{corner}</th>
            {columns.map(({ id, label, title }) => (
              <th key={id} scope="col" title={title}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
        {foot.length > 0 ? (
          <tfoot>
            {foot.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

function Row({ row }: { row: FigureRow }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        {row.label}
        {row.mark ? (
          <span class="cw-figures-mark" title={row.mark}>
            <Icon name="warning" />
            <span class="cw-unseen">{row.mark}</span>
          </span>
        ) : null}
      </th>
      {row.cells.map((cell, index) => (
        <td
          key={index}
          class={classOf(cell)}
          style={typeof cell.heat === "number" ? { "--heat": String(cell.heat) } : undefined}
        >
          <span class="cw-figures-text">{cell.text}</span>
          {cell.small === undefined ? null : <small>{cell.small}</small>}
          {cell.extra}
        </td>
      ))}
    </tr>
  );
}

function classOf({ heat, kind }: FigureCell): string | undefined {
  const classes = [
    ...(typeof heat === "number" ? ["cw-figures-heat"] : []),
    ...(kind ? [`cw-figures-${kind}`] : []),
  ];
  return classes.length > 0 ? classes.join(" ") : undefined;
}
