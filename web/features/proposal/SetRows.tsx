import type { JSX } from "preact";
import type { DraftSet } from "../../codebooks/edit";
import type { Env } from "../../model/env";
import { RadioField } from "../../ui/Field";
import { TextField } from "./TextField";

interface SetRowsProps {
  env: Env;
  sets: DraftSet[];
  onSets: (sets: DraftSet[]) => void;
}

/** The sets: their names, and whether a 0 answers. */
export function SetRows({ env: { t }, sets, onSets }: SetRowsProps): JSX.Element | null {
  if (sets.length === 0) return null;
  const change = (at: number, next: DraftSet) => onSets(sets.map((one, i) => (i === at ? next : one)));
  return (
    <>
      <h3>{t("proposal.sets")}</h3>
      <ul class="cw-proposal-variables">
        {sets.map((set, at) => (
          <li key={set.id}>
            <TextField
              label={t("proposal.setLabel", { id: set.id })}
              value={set.label}
              onValue={(label) => change(at, { ...set, label })}
            />
            <RadioField
              legend={t("proposal.answeredBy", { id: set.id })}
              layout="row"
              value={set.answeredBy}
              options={[
                { id: "anyPresent", label: t("proposal.anyPresent") },
                { id: "anyRecorded", label: t("proposal.anyRecorded") },
              ]}
              onChange={(answeredBy) => change(at, { ...set, answeredBy })}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
