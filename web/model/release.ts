import type { CheckedReport } from "./data";
import type { Texts } from "./env";

/** Which release a file is and what speaks for it, in words. */
export function releaseText(release: CheckedReport["release"], { t }: Pick<Texts, "t">): string {
  const { known, columns, how, latestYear } = release;
  const named = release.release
    ? t(release.stated ? "release.stated" : release.certain ? "release.certain" : "release.likely", {
        title: release.release.title,
      })
    : t("release.open");
  const grounds = [
    how === "given" ? t("release.given") : t("release.columns", { n: known, all: columns }),
    ...(latestYear === null ? [] : [t("release.latestYear", { year: String(latestYear) })]),
  ];
  return t("release.grounds", { title: release.title, named, grounds: grounds.join("; ") });
}
