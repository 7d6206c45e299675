import { csvText, type Field } from "./csv";
import type { Env } from "./env";
import { errorWords } from "./errorWords";
import { figureField } from "./masked";
import type { Remark } from "./provenance";
import type { Translate } from "./translate";

/** A table ready to be saved or copied: everything already in words, percentages as plain numbers. */
export interface ExportTable {
  title: string;
  head: string[];
  body: Field[][];
  /** Denominators and cases left out: under the body, as part of the table. */
  foot: Field[][];
  remarks: Remark[];
}

/** A table in each form that it can be carried out in. `ids` are of the codebook: nothing of the file is in the name. */
export function exportForms(made: ExportTable, ids: string[], { source }: Pick<Env, "source">) {
  const words = (lines: Field[][]) => lines.map((line) => line.map(figureField));
  const table = { ...made, body: words(made.body), foot: words(made.foot) };
  return {
    name: ["casewise", ...(source.simulated ? ["simulated"] : []), ...ids].join("-"),
    csv: exportCsv(table),
    html: exportHtml(table),
    text: exportTsv(table),
  };
}

const isBadQuery = (cause: unknown) => (cause as { code?: unknown } | null)?.code === "bad_query";

/** What the buttons that save and copy say. */
export function exportWords(t: Translate) {
  return {
    save: t("export.csv"),
    copy: t("export.copy"),
    copied: t("export.copied"),
    notCopied: t("export.notCopied"),
    failed: (cause: unknown) => {
      const { title, message } = errorWords(cause, t);
      // What is on screen was answered: only masking can be refused.
      return { title: isBadQuery(cause) ? t("mask.refused") : title, message };
    },
  };
}

/** The table, then an empty line, then the remarks, one a line. */
export function exportCsv(table: ExportTable): string {
  // A byte order mark: without it Excel reads the accents of UTF-8 wrongly.
  return `\ufeff${csvText([table.head, ...table.body, ...table.foot, [], [table.title], ...table.remarks])}`;
}

/** For the clipboard: what a spreadsheet pastes into cells. Fields are guarded as in CSV; breaks become blanks. */
export function exportTsv(table: ExportTable): string {
  const lines = [table.head, ...table.body, ...table.foot, [], [table.title], ...table.remarks];
  return lines.map((line) => line.map(plain).join("\t")).join("\n");
}

function plain(value: Field): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const flat = value.replace(/[\t\r\n]+/g, " ");
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
}

/** For the clipboard: what a word processor pastes as a table. */
export function exportHtml(table: ExportTable): string {
  const row = (line: Field[], tag: "td" | "th") =>
    `<tr>${line.map((field, i) => cell(field, i === 0 ? "th" : tag)).join("")}</tr>`;
  const remarks = table.remarks.map(([name, text]) => `<p>${escape(name)}: ${escape(text)}</p>`).join("");
  return (
    `<table><caption>${escape(table.title)}</caption><thead>${row(table.head, "th")}</thead>` +
    `<tbody>${table.body.map((line) => row(line, "td")).join("")}</tbody>` +
    `<tfoot>${table.foot.map((line) => row(line, "td")).join("")}</tfoot></table>${remarks}`
  );
}

const cell = (field: Field, tag: string) => `<${tag}>${field === null ? "" : escape(String(field))}</${tag}>`;

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
