import { firstChoice } from "../features/crosstab/choice";
import type { Description } from "../bridge/protocol";
import { firstSelections } from "../model/comparison";
import { NOT_MASKED } from "../model/masked";
import { yearVariables } from "../model/trend";
import type { View } from "./view";

/** What a file opens with: the profile, and in every other view something that its codebook can answer. */
export function firstView(description: Description): View {
  const { codebook, variables, sets } = description;
  const countries = codebook.variables.filter(({ valueKind }) => valueKind === "country");
  const categorical = variables.filter(({ kind }) => kind === "categorical");
  const crosstab = firstChoice(description);
  const years = yearVariables(description)[0];
  const set = sets.find(({ items }) => items.length > 0) ?? sets[0];
  return {
    tab: "profile",
    filters: [],
    crosstab,
    trend: { rows: set?.id ?? crosstab.rows, years: years ?? "", denominator: "answered" },
    combinations: { set: set?.id ?? "", top: 10, percentOf: "column" },
    flows: {
      from: countries[0]?.id ?? categorical[0]?.id ?? "",
      to: countries[1]?.id ?? categorical[1]?.id ?? "",
      top: 25,
    },
    comparison: {
      rows: set?.id ?? crosstab.rows,
      ...firstSelections(description),
      denominator: "answered",
      order: "codebook",
    },
    missingness: { columns: years ?? null },
    small: NOT_MASKED,
  };
}
