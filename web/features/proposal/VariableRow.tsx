import type { JSX } from "preact";
import type { DraftKind, DraftSet, DraftVariable } from "../../codebooks/edit";
import { Button } from "../../ui/Button";
import { Disclosure } from "../../ui/Disclosure";
import { SelectField } from "../../ui/Field";
import { TextField } from "./TextField";
import { VariableWords } from "./VariableWords";
import type { Words } from "./words";

const KINDS: readonly DraftKind[] = ["indicator", "list", "ordered", "band", "year", "country", "drop"];
/** More than these are no list that anybody reads. */
const MOST_ADDED = 500;

interface VariableRowProps {
  words: Words;
  variable: DraftVariable;
  sets: DraftSet[];
  /** Values that stand in the file and not in the codebook. */
  found: string[];
  onVariable: (next: DraftVariable) => void;
}

/** One column: its label, what it is, and the set or the values that this needs. */
export function VariableRow({ words, variable, sets, found, onVariable }: VariableRowProps): JSX.Element {
  const { id, label, kind, set, values, years } = variable;
  const listed = kind === "list" || kind === "ordered";
  const change = (part: Partial<DraftVariable>) => onVariable({ ...variable, ...part });
  const [first, last] = years;
  const unlisted = listed ? found.filter((value) => !values.split("\n").includes(value)) : [];
  return (
    <li class={kind === "drop" ? "cw-proposal-dropped" : undefined}>
      <fieldset>
        <legend>
          <code>{id}</code>
        </legend>
        <TextField
          label={words("proposal.label")}
          value={label}
          onValue={(next) => change({ label: next })}
        />
        <SelectField
          label={words("proposal.kind")}
          value={kind}
          groups={[
            { label: "", options: KINDS.map((one) => ({ id: one, label: words(`proposal.kind.${one}`) })) },
          ]}
          onChange={(next) => change({ kind: next as DraftKind })}
        />
        {kind === "indicator" ? (
          <SelectField
            label={words("proposal.set")}
            value={set}
            none={words("proposal.newSet")}
            groups={[{ label: "", options: sets.map((one) => ({ id: one.id, label: one.label })) }]}
            onChange={(next) => change({ set: next })}
          />
        ) : null}
        {kind === "year" ? (
          <>
            <TextField
              label={words("proposal.firstYear")}
              value={first}
              onValue={(next) => change({ years: [next, last] })}
            />
            <TextField
              label={words("proposal.lastYear")}
              value={last}
              onValue={(next) => change({ years: [first, next] })}
            />
          </>
        ) : null}
        {listed || kind === "band" ? (
          <TextField
            lines
            label={words("proposal.values")}
            value={values}
            onValue={(next) => change({ values: next })}
          />
        ) : null}
        {unlisted.length > 0 && unlisted.length <= MOST_ADDED ? (
          <p class="cw-proposal-found">
            {words("proposal.found", { n: unlisted.length })}{" "}
            <Button onClick={() => change({ values: [values, ...unlisted].filter(Boolean).join("\n") })}>
              {words("proposal.addFound", { id })}
            </Button>
          </p>
        ) : null}
        {kind === "drop" ? null : (
          <Disclosure summary={words("proposal.more")} onOpening>
            <VariableWords words={words} variable={variable} onVariable={onVariable} />
          </Disclosure>
        )}
      </fieldset>
    </li>
  );
}
