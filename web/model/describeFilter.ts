import type { Filter, Value } from "../bridge/protocol";
import type { Filters } from "./filters";
import type { Format } from "./format";
import type { Labels } from "./labels";
import type { Translate } from "./translate";

export interface Words {
  t: Translate;
  format: Format;
  labels: Labels;
}

/** A condition in words. `most`: how many values are named before "and n more"; none: all are. */
export function describeFilter(filter: Filter, words: Words, most = Infinity): string {
  const { t, labels } = words;
  if ("all" in filter) return group(filter.all, "conjunction", words, most) || t("filter.everyCase");
  if ("any" in filter) return group(filter.any, "disjunction", words, most) || t("filter.noCase");
  if ("not" in filter) return t("filter.not", { what: describeFilter(filter.not, words, most) });
  if ("set" in filter) return describeSet(filter, words, most);

  const name = labels.axis(filter.variable);
  const listed = (values: Value[]) =>
    names(
      values.map((value) => labels.category(filter.variable, value)),
      "disjunction",
      words,
      most,
    );
  if ("in" in filter) {
    if (labels.kind(filter.variable) === "indicator") return t("filter.present", { name });
    return t("filter.in", { name, values: listed(filter.in) });
  }
  if ("notIn" in filter) return t("filter.notIn", { name, values: listed(filter.notIn) });
  if ("between" in filter) {
    const [low, high] = filter.between.map((bound) =>
      bound === null ? null : labels.category(filter.variable, bound),
    );
    if (low && high) return t("filter.between", { name, low, high });
    if (low) return t("filter.from", { name, low });
    return high ? t("filter.upTo", { name, high }) : t("filter.recorded", { name });
  }
  if (labels.kind(filter.variable) === "indicator") {
    return t(filter.missing ? "filter.notPresent" : "filter.present", { name });
  }
  return t(filter.missing ? "filter.missing" : "filter.recorded", { name });
}

/** All conditions as one sentence part; "all cases" without any. */
export function describeFilters(filters: Filters, words: Words): string {
  if (filters.length === 0) return words.t("filter.everyCase");
  return filters.map((filter) => describeFilter(filter, words)).join("; ");
}

type SetFilter = Extract<Filter, { set: string }>;

function describeSet(filter: SetFilter, words: Words, most: number): string {
  const { t, labels } = words;
  const name = labels.axis(filter.set);
  const listed = (items: string[], type: "conjunction" | "disjunction") =>
    names(
      items.map((item) => labels.category(filter.set, item)),
      type,
      words,
      most,
    );
  if ("answered" in filter) return t(filter.answered ? "filter.answered" : "filter.notAnswered", { name });
  if ("anyOf" in filter) return t("filter.anyOf", { name, values: listed(filter.anyOf, "disjunction") });
  if ("allOf" in filter) return t("filter.allOf", { name, values: listed(filter.allOf, "conjunction") });
  if ("noneOf" in filter) return t("filter.noneOf", { name, values: listed(filter.noneOf, "conjunction") });
  const [low, high] = filter.count;
  return high === null ? t("filter.countFrom", { name, low }) : t("filter.countBetween", { name, low, high });
}

function group(parts: Filter[], type: "conjunction" | "disjunction", words: Words, most: number): string {
  const texts = parts.map((part) => {
    const text = describeFilter(part, words, most);
    return "all" in part || "any" in part ? `(${text})` : text;
  });
  return words.format.list(texts, type);
}

function names(all: string[], type: "conjunction" | "disjunction", words: Words, most: number): string {
  if (all.length === 0) return words.t("filter.nothing");
  if (all.length <= most) return words.format.list(all, type);
  const shown = all.slice(0, most - 1);
  return words.format.list([...shown, words.t("filter.more", { n: all.length - shown.length })], type);
}
