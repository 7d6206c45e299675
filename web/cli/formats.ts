import { csvText } from "../model/csv";
import type { Field } from "../model/csv";
import { percentTenths } from "../model/format";
import type { FlatTable } from "./tables";

/** RFC 4180. Percentages in full, empty where there is no denominator. */
export function toCsv(table: FlatTable): string {
  return csvText([table.head, ...table.lines]);
}

/** A table to read: percentages with one decimal, a dash where there is no denominator; cautions below. */
export function toMarkdown(table: FlatTable): string {
  const numeric = table.head.map((_, i) => table.lines.some((line) => typeof line[i] === "number"));
  const row = (fields: string[]) => `| ${fields.join(" | ")} |\n`;
  return [
    row(table.head.map(cell)),
    row(numeric.map((right) => (right ? "---:" : "---"))),
    ...table.lines.map((line) => row(line.map((field, i) => cell(rounded(table, line, i, field))))),
    ...(table.cautions.length > 0 ? [`\nCautions: ${table.cautions.join(", ")}\n`] : []),
  ].join("");
}

/** Rounded from the two integers that it is the ratio of, so that no binary rounding can shift the digit. */
function rounded(table: FlatTable, line: Field[], index: number, field: Field): Field {
  const percent = table.percent.find(({ column }) => column === table.head[index]);
  if (!percent) return field;
  if (field === null) return line[table.head.indexOf(percent.denominator)] === 0 ? "–" : null;
  const at = (name: string) => Number(line[table.head.indexOf(name)]);
  const tenths = percentTenths(at(percent.count), at(percent.denominator));
  return tenths === null ? "–" : (tenths / 10).toFixed(1);
}

const cell = (field: Field) =>
  String(field ?? "")
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\|<]/g, "\\$&");
