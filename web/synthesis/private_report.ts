/** The private page: how the released files differ from the source. It never goes into the public package. */
import type { CountErrors, Evaluation } from "../bridge/synthesis_client";
import { createFormat } from "../model/format";
import { enPrivate } from "../model/messages.en.private";
import { createTranslate } from "../model/translate";
import { html, type Markup } from "../release/html";
import { page } from "../release/report_parts";

const format = createFormat("en");
const t = createTranslate(enPrivate, format);

export function privateReport(of: Evaluation): string {
  const { records, syntheticRecords, meanAttributes } = of;
  return page(
    t("private.title"),
    html`<h1>${t("private.title")}</h1>
      <p class="warn">${t("private.watermark")} (${of.watermark})</p>
      <p>${t("private.text")}</p>
      <p>${t("private.records")}: ${format.count(records)}, ${format.count(syntheticRecords)}</p>
      <p>${t("private.attributes")}: ${decimal(meanAttributes.true)}, ${decimal(meanAttributes.synthetic)}</p>
      ${section(t("private.table.aggregates"), errors(of, "aggregates"))}
      ${section(t("private.table.synthetic"), errors(of, "synthetic"))}
      ${section(
        t("private.variation"),
        table(
          [t("private.length"), t("private.mean"), t("private.largest")],
          of.variation.map((one) => [
            String(one.columns),
            one.mean.toPrecision(2),
            one.largest.toPrecision(2),
          ]),
        ),
      )}
      ${section(
        t("private.buckets"),
        table(
          [t("private.bucket"), t("private.combinations"), t("private.meanTrue"), t("private.meanSynthetic")],
          of.buckets.map((one) => [
            t("private.bucketOf", { above: one.above, upTo: one.upTo }),
            format.count(one.combinations),
            decimal(one.meanTrue),
            decimal(one.meanSynthetic),
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

const section = (title: string, body: Markup) =>
  html`<h2>${title}</h2>
    ${body}`;

const table = (head: string[], rows: string[][]) =>
  html`<table>
    <tr>
      ${head.map((cell) => html`<th>${cell}</th>`)}
    </tr>
    ${rows.map(
      (row) =>
        html`<tr>
          ${row.map((cell) => html`<td>${cell}</td>`)}
        </tr>`,
    )}
  </table>`;

const decimal = (value: number | null) => (value === null ? "–" : value.toFixed(1));
/** A share of 1, as `web/bridge/evaluation_protocol.ts` has it. */
const share = (value: number | null) => (value === null ? "–" : `${(100 * value).toFixed(1)} %`);
