import type { AppliedMask, Caution } from "../bridge/protocol";
import { cautionTexts } from "./cautions";
import type { CheckedReport, CodebookDocument } from "./data";
import { describeFilters } from "./describeFilter";
import type { Env } from "./env";
import type { Filters } from "./filters";
import { releaseText } from "./release";

/** A named remark that goes with a table, on paper and in files. */
export type Remark = [name: string, text: string];

/** What every saved table says about itself: the cases, the filter, the source, the codebook and the cautions. */
export function provenance(
  env: Env,
  table: { filters: Filters; cases: number; selected: number; cautions: Caution[]; mask?: AppliedMask },
): Remark[] {
  const { t } = env;
  const { codebook } = env.description;
  const { simulated } = env.source;
  return [
    ...(simulated ? [[t("remark.data"), t("remark.simulated")] satisfies Remark] : []),
    ...maskRemark(table.mask, env),
    [t("remark.filter"), describeFilters(table.filters, env)],
    [
      t("remark.cases"),
      Number.isNaN(table.selected)
        ? t("remark.casesMasked")
        : t("filter.selected", { n: table.selected, cases: table.cases }),
    ],
    [t("remark.file"), env.source.name],
    [simulated ? t("remark.layout") : t("remark.citation"), citation(env)],
    [t("remark.codebook"), t("remark.codebookText", { title: codebook.title, version: codebook.version })],
    ...releaseRemark(env),
    ...cautionTexts(table.cautions, env).map((text): Remark => [t("remark.caution"), text]),
    [t("remark.tool"), t("remark.toolText")],
  ];
}

/** Which release the figures are of, where that is known or was stated; and what a row is, where it is no case. */
function releaseRemark({ t, description, source }: Env): Remark[] {
  const { unitWords } = description.codebook as unknown as CodebookDocument;
  const release = (description.report as Partial<CheckedReport> | undefined)?.release;
  return [
    ...(release?.release && !source.simulated
      ? [[t("check.release"), releaseText(release, { t })] satisfies Remark]
      : []),
    ...(unitWords
      ? [[t("remark.unit"), t("remark.unitText", { unit: unitWords.one })] satisfies Remark]
      : []),
  ];
}

/** The citation that the source asks for, with today as the date of access. Simulated data are not to be cited. */
export function citation(env: Env): string {
  const { codebook } = env.description;
  if (env.source.simulated) {
    return env.t("remark.layoutText", { title: codebook.title, version: codebook.version });
  }
  return codebook.citation.replace("{date}", env.format.date(env.today()));
}

/** What was masked, and that the promise ends with this one file. */
function maskRemark(mask: AppliedMask | undefined, { t }: Env): Remark[] {
  if (!mask) return [];
  const zeros = mask.zeros === "masked";
  return [[t("remark.mask"), t(zeros ? "remark.maskZeros" : "remark.maskText", { below: mask.below })]];
}
