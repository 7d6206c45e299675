import type { Env } from "../../model/env";
import type { BarRow } from "../../ui/BarTable";
import { barLength } from "./rows";

interface Missing {
  entry: { missing: number; missingPercent: number | null };
  selected: number;
  full: number;
  chosen: boolean;
  onToggle: () => void;
}

/** The share without a record: never a value, always there, and of all selected cases. */
export function missingRow({ t, format }: Env, missing: Missing): BarRow {
  const { entry, selected, full, chosen, onToggle } = missing;
  return {
    id: "missing",
    label: t("profile.missing"),
    hint: t("profile.missingOf", { n: selected }),
    length: barLength(entry.missingPercent, full),
    count: format.count(entry.missing),
    percent: format.percent(entry.missing, selected),
    missing: true,
    chosen,
    onToggle,
    title: t("profile.missingTitle"),
  };
}
