import type { FlowsQuery } from "../bridge/protocol";
import type { Env } from "./env";
import type { ExportTable } from "./exportTable";
import { whereOf, type Filters } from "./filters";
import { plainPercent } from "./format";
import { provenance } from "./provenance";
import type { FlowsResult } from "./results";

export interface FlowsChoice {
  from: string;
  to: string;
  top: number;
}

export function flowsQuery(choice: FlowsChoice, filters: Filters): FlowsQuery {
  const where = whereOf(filters);
  return { kind: "flows", ...choice, ...(where ? { where } : {}) };
}

export function flowsCaption(result: FlowsResult, choice: FlowsChoice, { t, labels }: Env): string {
  return t("flows.caption", {
    from: labels.axis(choice.from),
    to: labels.axis(choice.to),
    n: result.answeredBoth,
    selected: result.selected,
  });
}

export function flowsExport(
  result: FlowsResult,
  choice: FlowsChoice,
  filters: Filters,
  env: Env,
): ExportTable {
  const { t, labels } = env;
  const from = labels.axis(choice.from);
  const to = labels.axis(choice.to);
  const percent = (count: number) => {
    const text = plainPercent(count, result.answeredBoth);
    return text === "" ? null : Number(text);
  };
  return {
    title: t("flows.title", { from, to }),
    head: [from, to, t("export.cases"), t("export.percent")],
    body: result.flows.map((flow) => [
      labels.category(choice.from, flow.from),
      labels.category(choice.to, flow.to),
      flow.count,
      percent(flow.count),
    ]),
    foot: [
      [t("flows.rest", { n: result.rest.kinds }), null, result.rest.count, percent(result.rest.count)],
      [t("table.denominator"), null, result.answeredBoth, null],
    ],
    remarks: [
      [t("table.denominator"), flowsCaption(result, choice, env)],
      ...provenance(env, { ...result, filters }),
    ],
  };
}
