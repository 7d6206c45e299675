import type { Report } from "../../model/data";
import type { Env } from "../../model/env";

/** One thing the reading met: how many, of what, and the details behind it. */
export interface Finding {
  key: string;
  text: string;
  /** "adjusted": done, and harmless. "look": the reader should look at it. */
  weight: "adjusted" | "look";
  details: string[];
}

/** Everything that was not read exactly as it stood, in words. */
export function findings(report: Report, env: Env): Finding[] {
  return [
    ...inputFindings(report, env),
    ...columnFindings(report, env),
    ...lineFindings(report, env),
    ...valueFindings(report, env),
  ];
}

function inputFindings({ input }: Report, { t }: Env): Finding[] {
  const assumed = input.encodingFrom === "assumed" ? [t("check.assumedWhy")] : [];
  const dates = input.dateCells ? [t("check.dateCellsWhy")] : [];
  return listed([
    finding("assumed", "look", assumed, () => t("check.assumed")),
    finding("dateCells", "look", dates, () => t("check.dateCells", { n: input.dateCells ?? 0 })),
  ]);
}

function columnFindings(report: Report, { t, labels, format }: Env): Finding[] {
  const of = (mapped: Report["columns"][number]["mapped"]) =>
    report.columns.filter((column) => column.mapped === mapped);
  const name = (column: Report["columns"][number]) =>
    t("check.columnAs", {
      position: format.count(column.position),
      header: column.header,
      label: column.variable === null ? "" : labels.axis(column.variable),
    });
  const bare = (column: Report["columns"][number]) =>
    t("check.column", { position: format.count(column.position), header: column.header });
  return listed([
    finding("alias", "adjusted", of("alias").map(name), (n) => t("check.alias", { n })),
    finding("unmapped", "look", of(null).map(bare), (n) => t("check.unmapped", { n })),
    finding("duplicate", "look", of("duplicate").map(name), (n) => t("check.duplicate", { n })),
    finding(
      "absent",
      "look",
      report.absentVariables.map((id) => labels.axis(id)),
      (n) => t("check.absent", { n }),
    ),
  ]);
}

function lineFindings(report: Report, { t, format }: Env): Finding[] {
  const lines = (
    key: "blankLines" | "shortLines" | "longLinesKept" | "longLinesSetAside" | "strayQuotes",
    weight: Finding["weight"],
  ): Finding | null => {
    const { count, lines: numbers } = report[key];
    if (count === 0) return null;
    const list = numbers.map((line) => format.count(line)).join(", ");
    const details = t(count > numbers.length ? "check.linesFirst" : "check.lines", {
      n: numbers.length,
      list,
    });
    return { key, weight, text: t(`check.${key}`, { n: count }), details: [details] };
  };
  return listed([
    lines("blankLines", "adjusted"),
    lines("shortLines", "adjusted"),
    lines("longLinesKept", "adjusted"),
    lines("longLinesSetAside", "look"),
    lines("strayQuotes", "look"),
  ]);
}

function valueFindings(report: Report, { t, labels }: Env): Finding[] {
  const repaired: string[] = [];
  const unknown: string[] = [];
  const zeros: string[] = [];
  for (const variable of report.variables) {
    const label = labels.axis(variable.id);
    for (const { from, to, count } of variable.repaired) {
      repaired.push(t("check.repairedOne", { label, from, to, n: count }));
    }
    for (const { value, count } of variable.unknownValues) {
      unknown.push(t("check.unknownOne", { label, value, n: count }));
    }
    const further = variable.unknownKinds - variable.unknownValues.length;
    if (further > 0) unknown.push(t("check.unknownMore", { label, n: further }));
    if (variable.explicitZeros > 0) zeros.push(t("check.zerosOne", { label, n: variable.explicitZeros }));
  }
  return listed([
    finding("repaired", "adjusted", repaired, (n) => t("check.repaired", { n })),
    finding("unknown", "look", unknown, (n) => t("check.unknown", { n })),
    finding("zeros", "look", zeros, (n) => t("check.zeros", { n })),
  ]);
}

function finding(
  key: string,
  weight: Finding["weight"],
  details: string[],
  text: (n: number) => string,
): Finding | null {
  return details.length === 0 ? null : { key, weight, details, text: text(details.length) };
}

const listed = (entries: (Finding | null)[]): Finding[] => entries.filter((entry) => entry !== null);
