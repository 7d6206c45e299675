/** The private page: how the released files differ from the source. It never goes into the public package. */
import type { CountErrors, Evaluation } from "../bridge/synthesis_client";
import { createFormat } from "../model/format";
import { enReport } from "../model/messages.en.report";
import { createTranslate } from "../model/translate";
import { facts, page, paragraph, section, table } from "./html";

const format = createFormat("en");
const t = createTranslate(enReport, format);

export function privateReport(of: Evaluation): string {
  return page(t("private.title"), t("private.watermark"), [
    paragraph(t("private.text")),
    facts([
      [t("private.records"), `${format.count(of.records)}, ${format.count(of.syntheticRecords)}`],
      [
        t("private.attributes"),
        `${decimal(of.meanAttributes.true)}, ${decimal(of.meanAttributes.synthetic)}`,
      ],
    ]),
    section(
      t("private.table.aggregates"),
      errors(of, (one) => one.aggregates),
    ),
    section(
      t("private.table.synthetic"),
      errors(of, (one) => one.synthetic),
    ),
    section(
      t("private.variation"),
      facts(
        of.variation.map(({ columns, mean, largest }) => [
          t(columns === 1 ? "private.variationOne" : "private.variationTwo"),
          `${mean.toPrecision(2)}, ${largest.toPrecision(2)}`,
        ]),
      ),
    ),
    section(
      t("private.buckets"),
      table(
        [t("private.bucket"), t("private.combinations"), t("private.meanTrue"), t("private.meanSynthetic")],
        of.buckets.map((one) => [
          t("private.bucketOf", { above: one.above + 1, upTo: one.upTo }),
          format.count(one.combinations),
          decimal(one.meanTrue),
          decimal(one.meanSynthetic),
        ]),
      ),
    ),
    section(
      t("private.distortions"),
      table(
        [t("private.length"), t("private.true"), t("private.syntheticCount")],
        of.distortions.map((one) => [
          one.combination.map(({ variable, value }) => `${variable} = ${value}`).join(", "),
          format.count(one.true),
          format.count(one.synthetic),
        ]),
      ),
    ),
  ]);
}

function errors(of: Evaluation, which: (one: Evaluation["lengths"][number]) => CountErrors): string {
  return table(
    [t("private.length"), t("private.error"), t("private.missing"), t("private.invented")],
    of.lengths.map((one) => {
      const { meanError, missingShare, inventedShare } = which(one);
      return [String(one.length), decimal(meanError), share(missingShare), share(inventedShare)];
    }),
  );
}

const decimal = (value: number) => value.toFixed(1);
const share = (value: number) => `${(100 * value).toFixed(1)} %`;
