import type { Description, Report } from "../bridge/protocol";
import { excelDamage, type ExcelDamage } from "./excel";
import { nearMatches, type NearMatch } from "./near";
import { plainHeader, fitOf, isForeign, releaseOf, type Recognition } from "./recognise";
import type { CodebookDocument, SetAside } from "./types";

export type HowChosen = "given" | "recognised" | "proposed";

/** What is worked out from the engine's report and the codebook: nothing in it is a count of its own. */
export interface CheckedReport extends Report {
  release: Recognition;
  /** Headers that are nearly a variable's. Offered, never applied. */
  nearMatches: NearMatch[];
  /** Columns that the codebook knows and that hold no answer of their own. */
  setAside: { header: string; reason: SetAside["reason"] }[];
  excelDamage: ExcelDamage[];
  /** Recodings that the codebook offers; `made`: the file is read with it. */
  recodings: { id: string; label: string; made: boolean }[];
}

export function checkedReport(description: Description, how: HowChosen): CheckedReport {
  const { report } = description;
  const book = description.codebook as unknown as CodebookDocument;
  const headers = report.columns.map(({ header }) => header);
  const fit = fitOf(headers, book);
  const years = report.variables.flatMap((variable) => variable.years?.[1] ?? []);
  const latestYear = years.length > 0 ? Math.max(...years) : null;
  const aside = new Map(
    (book.setAside ?? []).flatMap(({ name, headerAliases = [], reason }) =>
      [name, ...headerAliases].map((header) => [plainHeader(header), reason] as const),
    ),
  );
  const setAside = report.columns.flatMap(({ header, mapped }) => {
    const reason = mapped === null ? aside.get(plainHeader(header)) : undefined;
    return reason ? [{ header, reason }] : [];
  });
  const made = new Set(book.variables.map(({ id }) => id));
  return {
    ...report,
    release: {
      ...fit,
      how: how === "recognised" && isForeign(fit) ? "foreign" : how,
      ...releaseOf(book, latestYear),
      latestYear,
    },
    nearMatches: nearMatches(report, book),
    setAside,
    excelDamage: excelDamage(report.variables, book),
    recodings: (book.recodings ?? []).map(({ id, label, variables }) => ({
      id,
      label,
      made: variables.every((variable) => made.has(variable.id)),
    })),
  };
}
