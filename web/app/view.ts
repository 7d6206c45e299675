import type { Description } from "../bridge/protocol";
import type { CombinationsChoice } from "../model/combinations";
import type { ComparisonChoice } from "../model/comparison";
import type { CrosstabChoice } from "../model/crosstab";
import type { Filters } from "../model/filters";
import type { FlowsChoice } from "../model/flows";
import type { SmallCounts } from "../model/masked";
import type { MissingnessChoice } from "../model/missingness";
import { yearVariables, type TrendChoice } from "../model/trend";

/** What the cases say; then, apart, what they do not say and what it all means. */
export const TABS = [
  "profile",
  "crosstab",
  "trend",
  "combinations",
  "flows",
  "comparison",
  "missingness",
  "codebook",
] as const;
export type Tab = (typeof TABS)[number];

/** The views that an open file's codebook has something for. */
export function tabsFor(description: Description): Tab[] {
  const without: Tab[] = [
    ...(yearVariables(description).length === 0 ? (["trend"] as const) : []),
    ...(description.sets.length === 0 ? (["combinations"] as const) : []),
  ];
  return TABS.filter((tab) => !without.includes(tab));
}

/** Everything a reader chose; never changed in place, and plain enough to be written down. */
export interface View {
  tab: Tab;
  filters: Filters;
  crosstab: CrosstabChoice;
  trend: TrendChoice;
  combinations: CombinationsChoice;
  flows: FlowsChoice;
  comparison: ComparisonChoice;
  missingness: MissingnessChoice;
  small: SmallCounts;
}

/** The views gone through, and those undone. */
export interface History {
  past: View[];
  present: View;
  future: View[];
}

/** Rows and columns of each crosstab that was on screen. */
export const tablesSeen = ({ past, present }: History): string[][] =>
  [...past, present].flatMap(({ tab, crosstab: { rows, columns } }) =>
    tab === "crosstab" ? [columns === null ? [rows] : [rows, columns]] : [],
  );

export type Step = { change: Partial<View> } | "undo" | "redo";

/** Views that can be gone back to. */
const KEPT = 100;

export function step(history: History, step: Step): History {
  const { past, present, future } = history;
  if (step === "undo") {
    const before = past.at(-1);
    return before ? { past: past.slice(0, -1), present: before, future: [present, ...future] } : history;
  }
  if (step === "redo") {
    const [next, ...rest] = future;
    return next ? { past: [...past, present], present: next, future: rest } : history;
  }
  const next = { ...present, ...step.change };
  if (JSON.stringify(next) === JSON.stringify(present)) return history;
  return { past: [...past, present].slice(-KEPT), present: next, future: [] };
}
