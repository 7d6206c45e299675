/** One-page documents without a script: what stands in them is escaped here, and nowhere else. */

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export const table = (head: string[], rows: string[][]) =>
  `<table><thead>${row(head, "th")}</thead><tbody>${rows.map((cells) => row(cells, "td")).join("")}</tbody></table>`;

export const facts = (pairs: [string, string][]) =>
  `<dl>${pairs.map(([name, text]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(text)}</dd>`).join("")}</dl>`;

export const section = (title: string, ...parts: string[]) =>
  `<section><h2>${escapeHtml(title)}</h2>${parts.join("")}</section>`;

export const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;

export const list = (texts: string[]) =>
  `<ul>${texts.map((text) => `<li>${escapeHtml(text)}</li>`).join("")}</ul>`;

const row = (cells: string[], tag: string) =>
  `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join("")}</tr>`;

const STYLE =
  "body{font:15px/1.45 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2328}" +
  "h1{font-size:1.5rem}h2{font-size:1.1rem;margin:1.4rem 0 .4rem}table{border-collapse:collapse}" +
  "td,th{padding:.2rem .7rem .2rem 0;text-align:start;vertical-align:top;border-bottom:1px solid #d8d5cc}" +
  "dt{font-weight:600;float:left;clear:left;margin-inline-end:.6rem}dt::after{content:':'}dd{margin:0 0 .2rem}" +
  "dd{overflow-wrap:anywhere}.mark{border:3px solid #a3231b;color:#a3231b;padding:.5rem 1rem;font-weight:700}";

/** `mark`: a watermark that stands at the top. */
export function page(title: string, mark: string | null, parts: string[]): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>` +
    `<style>${STYLE}</style></head><body><h1>${escapeHtml(title)}</h1>` +
    `${mark === null ? "" : `<p class="mark">${escapeHtml(mark)}</p>`}${parts.join("")}</body></html>\n`
  );
}
