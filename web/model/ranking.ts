import type { RankingQuery } from "../bridge/protocol";
import type { Field } from "./csv";
import type { Env } from "./env";
import type { ExportTable } from "./exportTable";
import { whereOf, type Filters } from "./filters";
import { percentField } from "./format";
import { provenance } from "./provenance";
import type { RankingResult } from "./results";

export function rankingQuery(rows: string, top: number, filters: Filters): RankingQuery {
  const where = whereOf(filters);
  return { kind: "ranking", rows, top, ...(where ? { where } : {}) };
}

export function rankingExport(result: RankingResult, rows: string, filters: Filters, env: Env): ExportTable {
  const { t, labels } = env;
  const { answered, rest, missing, selected } = result;
  const label = labels.axis(rows);
  return {
    title: t("ranking.title", { rows: label }),
    head: [label, t("export.cases"), t("export.percent"), t("table.denominator")],
    body: result.values.map(({ id, count }): Field[] => [
      labels.category(rows, id),
      count,
      percentField(count, answered),
      answered,
    ]),
    foot: [
      [t("ranking.rest", { n: rest.kinds }), rest.count, percentField(rest.count, answered), answered],
      [t("profile.missing"), missing, percentField(missing, selected), selected],
    ],
    remarks: [
      [t("table.denominator"), t("profile.caption", { label, n: answered, selected })],
      ...provenance(env, { ...result, filters }),
    ],
  };
}
