import type { CrosstabChoice } from "../model/crosstab";
import type { Filters } from "../model/filters";
import type { FlowsChoice } from "../model/flows";

export const TABS = ["profile", "crosstab", "flows", "codebook"] as const;
export type Tab = (typeof TABS)[number];

/** Everything a reader chose; never changed in place, and plain enough to be written down. */
export interface View {
  tab: Tab;
  filters: Filters;
  crosstab: CrosstabChoice;
  flows: FlowsChoice;
}

/** The views gone through, and those undone. */
export interface History {
  past: View[];
  present: View;
  future: View[];
}

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
