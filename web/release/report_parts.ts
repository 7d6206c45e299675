/** Parts that both reports share: the page around them, numbers, lists of columns and files. */
import { html } from "./html";
import type { Markup } from "./html";
import type { Provenance } from "./publishable";

const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });

export const whole = (value: number) => grouped.format(value);
export const rounded = (value: number) => short.format(value);
export const percent = (share: number) =>
  `${new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }).format(100 * share)} %`;

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin:1.6rem 0 .3rem}p,ul{margin:.3rem 0}table{border-collapse:collapse}
td,th{padding:.2rem .8rem .2rem 0;text-align:left;vertical-align:top}td.n,th.n{text-align:right}
.warn{color:#a40000;font-weight:600}code{overflow-wrap:anywhere;font-size:.8rem}`;

/** One file without script that loads nothing. */
export function page(title: string, body: Markup): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `.text;
}

export const columnList = (columns: string[]) =>
  html`<ul>
    ${columns.map((one) => html`<li>${one}</li>`)}
  </ul>`;

export function provenanceOf(from: Provenance): Markup {
  const rows: [string, string][] = [
    ["Engine", from.engine],
    ["Self-test", from.selfTest],
    ["Parameters (SHA-256)", from.parametersHash],
    ["Entry in the ledger", from.ledgerEntry],
    ...from.files.map(({ what, sha256 }): [string, string] => [`File: ${what} (SHA-256)`, sha256]),
  ];
  return html`<h2>Where this comes from</h2>
    <table>
      ${rows.map(
        ([name, text]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td><code>${text}</code></td>
          </tr>`,
      )}
    </table>`;
}
