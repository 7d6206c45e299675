import type { CodebookDerived, FlowsQuery } from "../bridge/protocol";
import type { Env } from "./env";
import type { ExportTable } from "./exportTable";
import { whereOf, type Filters } from "./filters";
import { percentField } from "./format";
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

/** A flow with its place among all of them. */
export type RankedFlow = FlowsResult["flows"][number] & { rank: number };

export interface FlowGroup {
  /** null where there is but one group. */
  title: string | null;
  flows: RankedFlow[];
  /** The flows from a value to the same one. */
  same: boolean;
}

/** The listed flows; those from a value to the same one apart, where there are cases of both sorts or of that one. */
export function flowGroups(result: FlowsResult, choice: FlowsChoice, env: Env): FlowGroup[] {
  const flows = result.flows.map((flow, index) => ({ ...flow, rank: index + 1 }));
  if (result.same.count === 0) return [{ title: null, flows, same: false }];
  const isSame = ({ from, to }: RankedFlow) => String(from) === String(to);
  const [same, different] = sameWords(choice, env);
  const others = flows.filter((flow) => !isSame(flow));
  return [
    ...(others.length > 0 ? [{ title: different, flows: others, same: false }] : []),
    { title: same, flows: flows.filter(isSame), same: true },
  ];
}

/** What a derived variable is made from, as docs/codebook-format.md has it. */
type Places = CodebookDerived & { from?: string | string[] };

/** "Domestic", "Cross-border": in the codebook's words, where it compares just these two variables as places. */
function sameWords({ from, to }: FlowsChoice, { t, description, labels }: Env): [string, string] {
  const places = description.codebook.derived.find(
    (one: Places) => one.kind === "samePlace" && [one.from].flat().join() === `${from},${to}`,
  );
  const [same, different] = places?.values ?? [];
  if (!places || !same || !different) return [t("flows.same"), t("flows.different")];
  return [labels.category(places.id, same.value), labels.category(places.id, different.value)];
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
  const { answeredBoth, rest, same } = result;
  const [sameName] = sameWords(choice, env);
  return {
    title: t("flows.title", { from, to }),
    head: [from, to, t("export.cases"), t("export.percent")],
    body: result.flows.map((flow) => [
      labels.category(choice.from, flow.from),
      labels.category(choice.to, flow.to),
      flow.count,
      percentField(flow.count, answeredBoth),
    ]),
    foot: [
      [t("flows.rest", { n: rest.kinds }), null, rest.count, percentField(rest.count, answeredBoth)],
      [`${sameName}: ${t("flows.sameAll")}`, null, same.count, percentField(same.count, answeredBoth)],
      [t("table.denominator"), null, answeredBoth, null],
    ],
    remarks: [
      [t("table.denominator"), flowsCaption(result, choice, env)],
      ...provenance(env, { ...result, filters }),
    ],
  };
}
