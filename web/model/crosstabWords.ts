import { effectivePercentOf, type CrosstabChoice, type CrosstabTable } from "./crosstab";
import { denominatorSentence } from "./denominators";
import type { Env } from "./env";

/** "Means of control by gender", with the layers if there are any. */
export function crosstabTitle(choice: CrosstabChoice, { t, labels }: Env): string {
  const rows = labels.axis(choice.rows);
  if (choice.columns === null) {
    return choice.layers === null
      ? rows
      : t("table.titleLayers", { title: rows, layers: labels.axis(choice.layers) });
  }
  const title = t("table.title", { rows, columns: labels.axis(choice.columns) });
  return choice.layers === null
    ? title
    : t("table.titleLayers", { title, layers: labels.axis(choice.layers) });
}

/** What the denominator counts, as a rule: who is in it and who is left out. */
export function denominatorRule(choice: CrosstabChoice, env: Env): string {
  const { labels } = env;
  const percentOf = effectivePercentOf(choice);
  const rows = labels.axis(choice.rows);
  const columns = choice.columns === null ? "" : labels.axis(choice.columns);
  const what =
    percentOf === "row"
      ? columns
      : percentOf === "table"
        ? env.format.list([rows, columns], "conjunction")
        : rows;
  return denominatorSentence(choice.denominator, what, env);
}

/** The sentence that captions a table: what is shown, of which cases, and what the percentages are of. */
export function crosstabCaption(table: CrosstabTable, choice: CrosstabChoice, env: Env): string {
  const { t } = env;
  const title = crosstabTitle({ ...choice, layers: null }, env);
  const layer = table.layer
    ? `${t("explain.layer", { layers: env.labels.axis(choice.layers ?? ""), layer: table.layer.label })} `
    : "";
  const percentOf = choice.columns === null ? "oneWay" : table.percentOf;
  return `${title}. ${layer}${t(`table.caption.${percentOf}`)} ${denominatorRule(choice, env)} ${t("table.caption.selected", { n: table.selected })}`;
}
