/** The second half of the private page: agreement, association, rare combinations, rules of thumb, sanity checks. */
import type { Evaluation, Holdout } from "../bridge/synthesis_client";
import { createFormat } from "../model/format";
import { enPrivate } from "../model/messages.en.private";
import { createTranslate } from "../model/translate";
import { html, type Markup } from "../release/html";
import { section, share, small, table } from "./private_parts";

const format = createFormat("en");
const t = createTranslate(enPrivate, format);

export function privateDetails(of: Evaluation, holdout: Holdout | null): Markup {
  const { meanDifference, largestDifference } = of.association;
  return html`${table(
      [t("private.length"), t("private.preservation"), t("private.proportional")],
      of.lengths.map(({ length, agreement }) => [
        String(length),
        share(agreement.preservation),
        share(agreement.proportionalError),
      ]),
    )}
    <p>${t("private.association")}: ${small(meanDifference)}, ${small(largestDifference)}</p>
    ${section(
      t("private.rules"),
      table(
        [t("private.rule"), t("private.value"), t("private.kept")],
        of.rules.map(({ rule, value, kept }) => [
          t(`private.rule.${rule}`),
          small(value),
          t(kept ? "private.yes" : "private.no"),
        ]),
      ),
    )}
    ${section(
      t("private.rare", { n: of.rare.combinations, below: of.rare.below }),
      table(
        [t("private.combinations"), t("private.syntheticCount"), t("private.roundedDown")],
        of.rare.list.map((one) => [
          one.combination.map(({ variable, value }) => `${variable} = ${value}`).join(", "),
          format.count(one.synthetic),
          format.count(one.trueRoundedDown),
        ]),
      ),
    )}
    ${section(t("private.same"), sanity(of, holdout))}`;
}

function sanity({ same }: Evaluation, holdout: Holdout | null): Markup {
  return html`<ul>
    <li>${t("private.sameAsRecord")}: ${format.count(same.asARecord)}</li>
    <li>${t("private.sameAsUnique")}: ${format.count(same.asAUnique)} (${share(same.shareAsAUnique)})</li>
    ${
      holdout
        ? html`<li>
            ${t("private.half")}: ${format.count(holdout.madeFrom.same.met)},
            ${format.count(holdout.heldBack.same.met)}:
            ${t(holdout.withinChance ? "private.halfFine" : "private.halfCopied")}
          </li>`
        : ""
    }
  </ul>`;
}
