import type { JSX } from "preact";
import "./lineChart.css";

export interface LinePoint {
  /** 0 to 1 of the chart's height; null: there is nothing to draw. */
  value: number | null;
  /** Hollow: it rests on few cases. */
  hollow?: boolean;
  /** A rule stands before this point, and the line is interrupted at it. */
  marked?: boolean;
}

interface LineChartProps {
  title: string;
  points: LinePoint[];
  /** Under the first and the last point. */
  ends: [string, string];
  /** At the foot, the middle and the top. */
  levels: [string, string, string];
}

const BOX = { width: 300, height: 148, start: 38, end: 10, top: 10, foot: 24 };

/** A line over equal steps of time, from left to right in every language. A picture only: its figures are in a table. */
export function LineChart({ title, points, ends, levels }: LineChartProps): JSX.Element {
  const inner = { width: BOX.width - BOX.start - BOX.end, height: BOX.height - BOX.top - BOX.foot };
  const step = inner.width / Math.max(1, points.length - 1);
  const left = (at: number) => BOX.start + (points.length === 1 ? inner.width / 2 : at * step);
  const top = (value: number) => BOX.top + (1 - value) * inner.height;
  return (
    <figure class="cw-line">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} aria-hidden="true" focusable="false">
        {levels.map((label, index) => (
          <g key={index}>
            <line
              class="cw-line-level"
              x1={BOX.start}
              x2={BOX.width - BOX.end}
              y1={top(index / 2)}
              y2={top(index / 2)}
            />
            <text x={BOX.start - 6} y={top(index / 2) + 4} text-anchor="end">
              {label}
            </text>
          </g>
        ))}
        {points.map(({ marked }, at) =>
          marked ? (
            <line
              key={at}
              class="cw-line-mark"
              x1={left(at) - step / 2}
              x2={left(at) - step / 2}
              y1={BOX.top - 4}
              y2={BOX.height - BOX.foot}
            />
          ) : null,
        )}
        <path class="cw-line-path" d={pathOf(points, left, top)} />
        {points.map(({ value, hollow }, at) =>
          value === null ? null : (
            <circle
              key={at}
              class={hollow ? "cw-line-hollow" : "cw-line-point"}
              cx={left(at)}
              cy={top(value)}
              r={3}
            />
          ),
        )}
        <text x={left(0)} y={BOX.height - 7} text-anchor={points.length === 1 ? "middle" : "start"}>
          {ends[0]}
        </text>
        {points.length > 1 ? (
          <text x={left(points.length - 1)} y={BOX.height - 7} text-anchor="end">
            {ends[1]}
          </text>
        ) : null}
      </svg>
    </figure>
  );
}

/** Joins neighbours that both have a value, except across a rule. */
function pathOf(points: LinePoint[], left: (at: number) => number, top: (value: number) => number): string {
  return points
    .map(({ value, marked }, at) => {
      if (value === null) return "";
      const before = points[at - 1]?.value;
      const joined = typeof before === "number" && !marked;
      return `${joined ? "L" : "M"}${left(at).toFixed(1)} ${top(value).toFixed(1)}`;
    })
    .join("");
}
