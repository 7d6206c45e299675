import type { Adjustment, CodebookDocument } from "../../model/data";
import type { Env } from "../../model/env";

/** What the reader decided, in words. */
export function adjustmentText(one: Adjustment, { t, labels, description }: Env): string {
  const book = description.codebook as unknown as CodebookDocument;
  switch (one.kind) {
    case "column":
      return t("adjust.column", { header: one.header, label: labels.axis(one.variable) });
    case "ignore":
      return t("adjust.ignore", { header: one.header });
    case "asWritten":
      return one.spelling === null
        ? t("adjust.asWrittenAll", { label: labels.axis(one.variable) })
        : t("adjust.asWritten", { label: labels.axis(one.variable), spelling: one.spelling });
    case "spelling":
      return t("adjust.spelling", {
        label: labels.axis(one.variable),
        spelling: one.spelling,
        value: one.value,
      });
    case "recoding":
      return t("adjust.recoding", {
        label: book.recodings?.find(({ id }) => id === one.recoding)?.label ?? one.recoding,
      });
    case "release":
      return t("adjust.release", {
        title: book.releases?.find(({ id }) => id === one.release)?.title ?? one.release,
      });
    case "unit":
      return t("adjust.unit", { unit: one.words.one });
  }
}
