/** The private page: how the released files differ from the source. It never goes into the public package. */
import type { CountErrors, Evaluation, Holdout } from "../bridge/synthesis_client";
import { createFormat } from "../model/format";
import { enPrivate } from "../model/messages.en.private";
import { createTranslate } from "../model/translate";
import { html, type Markup } from "../release/html";
import { page } from "../release/report_parts";
import { privateDetails } from "./private_details";
import { countOrNone, decimal, section, share, small, table } from "./private_parts";

const format = createFormat("en");
const t = createTranslate(enPrivate, format);

/** `holdout`: null where it was not tried. */
export function privateReport(of: Evaluation, holdout: Holdout | null): string {
  const { records, syntheticRecords, meanAttributes } = of;
  return page(
    t("private.title"),
    html`<h1>${t("private.title")}</h1>
      <p class="warn">${t("private.watermark")} (${of.watermark})</p>
      <p>${t("private.text")}</p>
      <p>${t("private.records")}: ${format.count(records)}, ${format.count(syntheticRecords)}</p>
      <p>${t("private.attributes")}: ${decimal(meanAttributes.true)}, ${decimal(meanAttributes.synthetic)}</p>
      ${section(t("private.table.aggregates"), errors(of, "aggregates"))}
      ${section(t("private.table.synthetic"), errors(of, "synthetic"))} ${ownTables(of)}
      ${section(
        t("private.variation"),
        table(
          [
            t("private.length"),
            t("private.mean"),
            t("private.median"),
            t("private.largest"),
            t("private.workload"),
          ],
          of.variation.map((one) => [
            String(one.columns),
            ...[one.mean, one.median, one.largest, one.workloadError].map(small),
          ]),
        ),
      )}
      ${section(
        t("private.buckets"),
        table(
          [
            t("private.bucket"),
            t("private.combinations"),
            t("private.meanTrue"),
            t("private.meanSynthetic"),
            t("private.preservation"),
            t("private.proportional"),
          ],
          of.buckets.map((one) => [
            t("private.bucketOf", { above: one.above, upTo: one.upTo }),
            format.count(one.combinations),
            decimal(one.meanTrue),
            decimal(one.meanSynthetic),
            share(one.preservation),
            share(one.proportionalError),
          ]),
        ),
      )}
      ${section(
        t("private.distortions"),
        table(
          [t("private.length"), t("private.true"), t("private.syntheticCount")],
          of.distortions.map((one) => [
            one.combination.map(({ variable, value }) => `${variable} = ${value}`).join(", "),
            format.count(one.true),
            format.count(one.synthetic),
          ]),
        ),
      )}
      ${privateDetails(of, holdout)}`,
  );
}

/** The tables that the user asked about, each with its largest cells: true, published, synthetic. */
function ownTables({ ownTables }: Evaluation): Markup {
  if (ownTables.length === 0) return html``;
  return section(
    t("private.own"),
    html`${table(
      [
        t("private.ownTable"),
        t("private.tested"),
        `${t("private.error")}: ${t("private.table.aggregates")}`,
        `${t("private.error")}: ${t("private.table.synthetic")}`,
        t("private.mean"),
      ],
      ownTables.map((one) => [
        one.variables.join(" × "),
        format.count(one.tested),
        decimal(one.meanErrorPublished),
        decimal(one.meanErrorSynthetic),
        small(one.variation),
      ]),
    )}
    ${ownTables.map((one) =>
      table(
        [
          one.variables.join(" × "),
          t("private.true"),
          t("private.table.aggregates"),
          t("private.syntheticCount"),
        ],
        one.largest.map((cell) => [
          cell.combination.map(({ value }) => value).join(", "),
          format.count(cell.true),
          countOrNone(cell.published, format),
          format.count(cell.synthetic),
        ]),
      ),
    )}`,
  );
}

function errors(of: Evaluation, which: "aggregates" | "synthetic"): Markup {
  return table(
    [t("private.length"), t("private.error"), t("private.missing"), t("private.invented")],
    of.lengths.flatMap((one) => {
      const found: CountErrors | null = one[which];
      return found
        ? [
            [
              String(one.length),
              decimal(found.meanError),
              share(found.missingShare),
              share(found.inventedShare),
            ],
          ]
        : [];
    }),
  );
}
