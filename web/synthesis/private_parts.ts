/** Tables and numbers of the private page. */
import type { Format } from "../model/format";
import { html, type Markup } from "../release/html";

export const section = (title: string, body: Markup) =>
  html`<h2>${title}</h2>
    ${body}`;

export const table = (head: string[], rows: string[][]) =>
  html`<table>
    <tr>
      ${head.map((cell) => html`<th>${cell}</th>`)}
    </tr>
    ${rows.map(
      (row) =>
        html`<tr>
          ${row.map((cell) => html`<td>${cell}</td>`)}
        </tr>`,
    )}
  </table>`;

const NONE = "–";
export const decimal = (value: number | null) => (value === null ? NONE : value.toFixed(1));
/** A share of 1, as `web/bridge/evaluation_protocol.ts` has it. */
export const share = (value: number | null) => (value === null ? NONE : `${(100 * value).toFixed(1)} %`);
export const countOrNone = (value: number | null, format: Format) =>
  value === null ? NONE : format.count(value);
/** Two significant digits: distances from 0 to 1. */
export const small = (value: number | null) => (value === null ? NONE : value.toPrecision(2));
