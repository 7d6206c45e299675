import type { Adjustment, CheckedReport } from "../../model/data";
import type { Env } from "../../model/env";

/** One thing the reading met: how many, of what, and the details behind it. */
export interface Finding {
  key: string;
  text: string;
  /** "adjusted": done, and harmless. "look": the reader should look at it. */
  weight: "adjusted" | "look";
  details: Detail[];
}

/** One column, line or value of a finding, with what the reader can do about it. */
export interface Detail {
  text: string;
  offers: { label: string; adjustment: Adjustment }[];
}

const plain = (text: string): Detail => ({ text, offers: [] });

/** Everything that was not read exactly as it stood, in words. */
export function findings(report: CheckedReport, env: Env): Finding[] {
  return [
    ...inputFindings(report, env),
    ...columnFindings(report, env),
    ...lineFindings(report, env),
    ...valueFindings(report, env),
  ];
}

function inputFindings({ input }: CheckedReport, { t }: Env): Finding[] {
  const assumed = input.encodingFrom === "assumed" ? [plain(t("check.assumedWhy"))] : [];
  const dates = input.dateCells ? [plain(t("check.dateCellsWhy"))] : [];
  return listed([
    finding("assumed", "look", assumed, () => t("check.assumed")),
    finding("dateCells", "look", dates, () => t("check.dateCells", { n: input.dateCells ?? 0 })),
  ]);
}

type Column = CheckedReport["columns"][number];

function columnFindings(report: CheckedReport, { t, labels, format }: Env): Finding[] {
  const of = (mapped: Column["mapped"]) => report.columns.filter((column) => column.mapped === mapped);
  const name = (column: Column) =>
    t("check.columnAs", {
      position: format.count(column.position),
      header: column.header,
      label: column.variable === null ? "" : labels.axis(column.variable),
    });
  const bare = (column: Column) =>
    t("check.column", { position: format.count(column.position), header: column.header });
  const near = new Map(report.nearMatches.map((match) => [match.header, match]));
  const aside = new Map(report.setAside.map(({ header, reason }) => [header, reason]));
  const unmapped = of(null);
  return listed([
    finding(
      "near",
      "look",
      unmapped.flatMap((column): Detail[] => {
        const match = near.get(column.header);
        if (!match) return [];
        const label = labels.axis(match.variable);
        return [
          {
            text: t("check.nearOne", { column: bare(column), label, variable: match.variable }),
            offers: [
              {
                label: t("check.readAs", { value: label }),
                adjustment: { kind: "column", header: column.header, variable: match.variable },
              },
            ],
          },
        ];
      }),
      (n) => t("check.near", { n }),
    ),
    finding(
      "alias",
      "adjusted",
      of("alias").map((column) => ({
        text: name(column),
        offers: [{ label: t("check.ignore"), adjustment: { kind: "ignore", header: column.header } }],
      })),
      (n) => t("check.alias", { n }),
    ),
    finding(
      "setAside",
      "adjusted",
      unmapped.flatMap((column): Detail[] => {
        const reason = aside.get(column.header);
        return reason ? [plain(`${bare(column)}: ${t(`check.${reason}`)}`)] : [];
      }),
      (n) => t("check.setAside", { n }),
    ),
    finding(
      "unmapped",
      "look",
      unmapped
        .filter(({ header }) => !near.has(header) && !aside.has(header))
        .map((column) => plain(bare(column))),
      (n) => t("check.unmapped", { n }),
    ),
    finding(
      "duplicate",
      "look",
      of("duplicate").map((column) => plain(name(column))),
      (n) => t("check.duplicate", { n }),
    ),
    finding(
      "absent",
      "look",
      report.absentVariables.map((id) => plain(labels.axis(id))),
      (n) => t("check.absent", { n }),
    ),
  ]);
}

function lineFindings(report: CheckedReport, { t, format }: Env): Finding[] {
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
    return { key, weight, text: t(`check.${key}`, { n: count }), details: [plain(details)] };
  };
  return listed([
    lines("blankLines", "adjusted"),
    lines("shortLines", "adjusted"),
    lines("longLinesKept", "adjusted"),
    lines("longLinesSetAside", "look"),
    lines("strayQuotes", "look"),
  ]);
}

function valueFindings(report: CheckedReport, { t, labels, description }: Env): Finding[] {
  // Where a recorded 0 answers, nothing is left uncounted.
  const answers = new Set(
    description.sets.flatMap(({ answeredBy, items }) => (answeredBy === "anyRecorded" ? items : [])),
  );
  const repaired: Detail[] = [];
  const missing: Detail[] = [];
  const unknown: Detail[] = [];
  const excel: Detail[] = [];
  const years: Detail[] = [];
  const zeros: Detail[] = [];
  const keep = (variable: string, spelling: string | null): Detail["offers"][number] => ({
    label: t(spelling === null ? "check.keepAll" : "check.keep"),
    adjustment: { kind: "asWritten", variable, spelling },
  });
  const damaged = new Map(report.excelDamage.map((one) => [`${one.variable} ${one.written}`, one]));
  for (const variable of report.variables) {
    const { id } = variable;
    const label = labels.axis(id);
    variable.repaired.forEach(({ from, to, count }, at) => {
      const all = at === 0 && variable.repaired.length > 1 ? [keep(id, null)] : [];
      repaired.push({
        text: t("check.repairedOne", { label, from, to, n: count }),
        offers: [keep(id, from), ...all],
      });
    });
    for (const { value, count } of variable.missingSpellings)
      missing.push({ text: t("check.unknownOne", { label, value, n: count }), offers: [keep(id, value)] });
    for (const { value, count } of variable.unknownValues) {
      const damage = damaged.get(`${id} ${value}`);
      const text = t("check.unknownOne", { label, value, n: count });
      if (!damage) {
        unknown.push(plain(text));
        continue;
      }
      excel.push({
        text: t(`check.excel.${damage.kind}`, { text, likely: damage.likely }),
        offers: [
          {
            label: t("check.readAs", { value: damage.likely }),
            adjustment: { kind: "spelling", variable: id, spelling: value, value: damage.likely },
          },
        ],
      });
    }
    const further = variable.unknownKinds - variable.unknownValues.length;
    if (further > 0) unknown.push(plain(t("check.unknownMore", { label, n: further })));
    if (variable.explicitZeros > 0 && !answers.has(id))
      zeros.push(plain(t("check.zerosOne", { label, n: variable.explicitZeros })));
    for (const { value, count } of variable.outOfRange ?? [])
      years.push(plain(t("check.unknownOne", { label, value, n: count })));
  }
  return listed([
    finding("excel", "look", excel, (n) => t("check.excel", { n })),
    finding("repaired", "adjusted", repaired, (n) => t("check.repaired", { n })),
    finding("missingSpellings", "adjusted", missing, (n) => t("check.missingSpellings", { n })),
    finding("unknown", "look", unknown, (n) => t("check.unknown", { n })),
    finding("years", "look", years, (n) => t("check.years", { n })),
    finding("zeros", "look", zeros, (n) => t("check.zeros", { n })),
  ]);
}

function finding(
  key: string,
  weight: Finding["weight"],
  details: Detail[],
  text: (n: number) => string,
): Finding | null {
  return details.length === 0 ? null : { key, weight, details, text: text(details.length) };
}

const listed = (entries: (Finding | null)[]): Finding[] => entries.filter((entry) => entry !== null);
