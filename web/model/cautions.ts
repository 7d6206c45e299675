import type { Caution } from "../bridge/protocol";
import type { Env } from "./env";
import { knownKey } from "./translate";

/** Every caution code of the contract, section 4, in the order in which they are shown. */
export const CAUTION_CODES = [
  "small_denominator",
  "high_missing",
  "multiple_responses",
  "listed_items_only",
  "set_incomplete",
  "variable_absent",
  "unknown_value",
  "registration_year",
  "proxy_country",
  "suppressed_countries",
  "not_collected_by_all",
  "not_comparable",
  "synthetic_data",
  "not_random_sample",
] as const;

export type CautionCode = (typeof CAUTION_CODES)[number];

/** What the sentences are made with. */
export type CautionWords = Pick<Env, "t" | "format"> & { labels: Pick<Env["labels"], "axis"> };

/**
 * Cautions in words: what this table asks for first, what holds for the whole file last. Cautions of one code are one
 * sentence that names all they concern. A code that this version does not know is shown as it is: never dropped.
 */
export function cautionTexts(cautions: Caution[], words: CautionWords): string[] {
  const codes: string[] = [...CAUTION_CODES, ...cautions.map(({ code }) => code)];
  return [...new Set(codes)].flatMap((code) => {
    const those = cautions.filter((caution) => caution.code === code);
    return those.length === 0 ? [] : textsOf(code, those, words);
  });
}

function textsOf(code: string, cautions: Caution[], words: CautionWords): string[] {
  const { t, labels, format } = words;
  const key = knownKey(`caution.${code}`);
  if (!key) return [t("caution.unknown", { code })];
  const subjects = [...new Set(cautions.map(subjectOf))]
    .filter((id) => id !== null)
    .map((id) => labels.axis(id));
  if (code === "high_missing" || code === "small_denominator") {
    const texts = cautions.map((caution) =>
      t(key, {
        what: labels.axis(subjectOf(caution) ?? ""),
        n: numberOf(caution, code === "high_missing" ? "missing" : "denominators"),
        selected: numberOf(caution, "selected"),
        threshold: numberOf(caution, "threshold"),
        smallest: numberOf(caution, "smallest"),
      }),
    );
    return [...new Set(texts)];
  }
  const text = t(key);
  if (subjects.length === 0) return [text];
  return [t("caution.about", { what: format.list(subjects, "conjunction"), text })];
}

/** The variable or set that a caution is about, if it names one. */
function subjectOf(caution: Caution): string | null {
  const subject = caution["variable"] ?? caution["set"];
  return typeof subject === "string" ? subject : null;
}

function numberOf(caution: Caution | undefined, name: string): number {
  const value = caution?.[name];
  return typeof value === "number" ? value : 0;
}
