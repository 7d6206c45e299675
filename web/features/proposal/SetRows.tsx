import type { JSX } from "preact";
import type { DraftSet } from "../../codebooks/edit";
import { RadioField } from "../../ui/Field";
import { TextField } from "./TextField";
import type { Words } from "./words";

interface SetRowsProps {
  words: Words;
  sets: DraftSet[];
  onSets: (sets: DraftSet[]) => void;
}

/** The sets: their names and questions, and whether a 0 answers. */
export function SetRows({ words, sets, onSets }: SetRowsProps): JSX.Element | null {
  if (sets.length === 0) return null;
  const change = (at: number, next: DraftSet) => onSets(sets.map((one, i) => (i === at ? next : one)));
  return (
    <>
      <h3>{words("proposal.sets")}</h3>
      <ul class="cw-proposal-variables">
        {sets.map((set, at) => (
          <li key={set.id}>
            <TextField
              label={words("proposal.setLabel", { id: set.id })}
              value={set.label}
              onValue={(label) => change(at, { ...set, label })}
            />
            <TextField
              label={words("proposal.question", { id: set.id })}
              value={set.question}
              onValue={(question) => change(at, { ...set, question })}
            />
            <RadioField
              legend={words("proposal.answeredBy", { id: set.id })}
              layout="row"
              value={set.answeredBy}
              options={[
                { id: "anyPresent", label: words("proposal.anyPresent") },
                { id: "anyRecorded", label: words("proposal.anyRecorded") },
              ]}
              onChange={(answeredBy) => change(at, { ...set, answeredBy })}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
