/** The public one-page report: everything in it follows from what is released. */
import { createFormat } from "../model/format";
import { enReport } from "../model/messages.en.report";
import { createTranslate } from "../model/translate";
import { PRIOR, largestBelief } from "./belief";
import { facts, list, page, paragraph, section, table } from "./html";
import type { Release } from "./make_release";
import { MECHANISM } from "./totals";

const format = createFormat("en");
const t = createTranslate(enReport, format);

export interface Reported extends Omit<Release, "files"> {
  hashes: { name: string; sha256: string }[];
  simulated: boolean;
  /** Day only. */
  date: string;
  /** How many entries the ledger has. */
  entry: number;
}

export function publicReport(of: Reported): string {
  const mark = of.simulated ? t("report.simulated") : null;
  return page(t("report.title"), mark, [what(of), promise(of), accuracy(of), limits(), provenance(of)]);
}

function what({ measured: { report }, fitted, date }: Reported): string {
  const codebook = `${report.codebook.id} ${report.codebook.version}`;
  return section(
    t("report.what"),
    facts([
      [t("report.when"), date],
      [t("report.records"), format.count(report.protectedRecords)],
      [t("report.synthetic"), format.count(fitted.report.records)],
      [t("report.codebook"), report.discovered ? t("report.codebookOwn") : codebook],
      [t("report.columns"), report.columns.join(", ")],
    ]),
    paragraph(t("report.recordsNote", { half: rounded(report.recordCount.halfWidth) })),
  );
}

function promise({ measured: { report }, total }: Reported): string {
  const { accounting } = report;
  const cumulative = (epsilon: number) =>
    total.bounded && Number.isFinite(epsilon)
      ? t("report.atDelta", { epsilon: significant(epsilon), delta: significant(total.delta) })
      : t("report.noBound");
  return section(
    t("report.promise"),
    paragraph(t("report.promiseText")),
    paragraph(t("report.promiseUnit")),
    accounting.recordsPerPerson > 1
      ? paragraph(
          t("report.promisePerson", {
            n: accounting.recordsPerPerson,
            epsilon: significant(accounting.epsilonPerPerson),
          }),
        )
      : "",
    facts([
      [t("report.epsilon"), `${accounting.epsilon}, ${accounting.delta}`],
      [t("report.cumulative", { n: total.releases }), cumulative(total.epsilon)],
      [t("report.cumulativeSum"), cumulative(total.epsilonSum)],
    ]),
    paragraph(
      t("report.belief", {
        prior: share(PRIOR),
        after: share(largestBelief(PRIOR, accounting.epsilon)),
        total: total.bounded ? share(largestBelief(PRIOR, total.epsilon)) : "100 %",
      }),
    ),
  );
}

function accuracy({ measured: { report } }: Reported): string {
  const rows = report.lengths.map((one) => [
    String(one.length),
    `± ${rounded(one.halfWidth)}`,
    format.count(one.displayed),
    format.count(one.shown),
    one.shown === 0 ? "" : significant((100 * one.expectedInvented) / one.shown),
  ]);
  return section(
    t("report.accuracy"),
    table(
      (["report.length", "report.half", "report.smallest", "report.shown", "report.invented"] as const).map(
        (key) => t(key),
      ),
      rows,
    ),
    report.strict === null
      ? ""
      : paragraph(t("report.strict", { n: report.strict, length: report.lengths.length })),
    paragraph(t("report.synthetic.note")),
  );
}

const limits = () =>
  section(
    t("report.not"),
    list(
      (
        ["report.not.individual", "report.not.small", "report.not.difference", "report.not.absence"] as const
      ).map((key) => t(key)),
    ),
  );

function provenance({ measured: { report }, fitted, hashes, entry }: Reported): string {
  return section(
    t("report.provenance"),
    facts([
      [t("report.engine"), `Casewise, ${MECHANISM.name} ${MECHANISM.version}`],
      [t("report.reservation"), report.reservation],
      [t("report.entry"), format.count(entry)],
      [t("report.parameters"), JSON.stringify({ ...report.parameters, fitting: fitted.report.method })],
      ...hashes.map(({ name, sha256 }): [string, string] => [t("report.hash", { name }), sha256]),
    ]),
  );
}

const rounded = (value: number) => format.count(Math.ceil(value));
const significant = (value: number) => String(Number(value.toPrecision(3)));
const share = (value: number) => `${significant(100 * value)} %`;
