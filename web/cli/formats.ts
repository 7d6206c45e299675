import { csvText } from "../model/csv";
import type { Field } from "../model/csv";
import { cautionTexts } from "../model/cautions";
import { createFormat, differenceTenths, percentTenths, plainTenths } from "../model/format";
import { en } from "../model/messages.en";
import { createTranslate } from "../model/translate";
import type { Caution } from "../bridge/protocol";
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
    ...(table.cautions.length > 0 ? ["\nCautions:\n\n", ...cautionLines(table.cautions)] : []),
    ...(table.remark === undefined ? [] : [`\n${table.remark}\n`]),
  ].join("");
}

/** Rounded from the whole numbers that it is made from, so that no binary rounding can shift the digit. */
function rounded(table: FlatTable, line: Field[], index: number, field: Field): Field {
  if (typeof field === "string") return field; // masked
  const column = table.head[index];
  const at = (name: string) => line[table.head.indexOf(name)] ?? null;
  const ratio = (name: string) => {
    const percent = table.percent.find((one) => one.column === name);
    return percent && { count: Number(at(percent.count)), denominator: Number(at(percent.denominator)) };
  };
  const points = table.points?.find((one) => one.column === column);
  const [first, second] = points ? [ratio(points.first), ratio(points.second)] : [];
  if (first && second) return tenth(differenceTenths(first, second));
  const own = ratio(column ?? "");
  if (!own) return field;
  return field === null && own.denominator !== 0 ? null : tenth(percentTenths(own.count, own.denominator));
}

/** As the page has them; variables and sets go by their ids, as in the table. */
function cautionLines(cautions: Caution[]): string[] {
  const format = createFormat("en");
  const words = { t: createTranslate(en, format), labels: { axis: (id: string) => id }, format };
  return cautionTexts(cautions, words).map((text) => `- ${cell(text)}\n`);
}

const tenth = (tenths: number | null) => (tenths === null ? "–" : plainTenths(tenths));

const cell = (field: Field) =>
  String(field ?? "")
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\|<]/g, "\\$&");
