import type { JSX } from "preact";
import type { DraftKind, DraftSet, DraftVariable } from "../../codebooks/edit";
import type { Env } from "../../model/env";
import { SelectField } from "../../ui/Field";
import { TextField } from "./TextField";

const KINDS: readonly DraftKind[] = ["indicator", "list", "ordered", "band", "year", "country", "drop"];

interface VariableRowProps {
  env: Env;
  variable: DraftVariable;
  sets: DraftSet[];
  onVariable: (next: DraftVariable) => void;
}

/** One column: its label, what it is, and the set or the values that this needs. */
export function VariableRow({ env: { t }, variable, sets, onVariable }: VariableRowProps): JSX.Element {
  const { id, label, kind, set, values } = variable;
  const listed = kind === "list" || kind === "ordered" || kind === "band";
  return (
    <li class={kind === "drop" ? "cw-proposal-dropped" : undefined}>
      <fieldset>
        <legend>
          <code>{id}</code>
        </legend>
        <TextField
          label={t("proposal.label")}
          value={label}
          onValue={(next) => onVariable({ ...variable, label: next })}
        />
        <SelectField
          label={t("proposal.kind")}
          value={kind}
          groups={[
            { label: "", options: KINDS.map((one) => ({ id: one, label: t(`proposal.kind.${one}`) })) },
          ]}
          onChange={(next) => onVariable({ ...variable, kind: next as DraftKind })}
        />
        {kind === "indicator" ? (
          <SelectField
            label={t("proposal.set")}
            value={set}
            none={t("proposal.newSet")}
            groups={[{ label: "", options: sets.map((one) => ({ id: one.id, label: one.label })) }]}
            onChange={(next) => onVariable({ ...variable, set: next })}
          />
        ) : null}
        {listed ? (
          <TextField
            lines
            label={t("proposal.values")}
            value={values}
            onValue={(next) => onVariable({ ...variable, values: next })}
          />
        ) : null}
      </fieldset>
    </li>
  );
}
