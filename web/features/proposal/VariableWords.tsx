import type { JSX } from "preact";
import { listedValues, type DraftVariable } from "../../codebooks/edit";
import { TextField } from "./TextField";
import type { Words } from "./words";

interface VariableWordsProps {
  words: Words;
  variable: DraftVariable;
  onVariable: (next: DraftVariable) => void;
}

/** What a variable says, and what each of its values is called. */
export function VariableWords({ words, variable, onVariable }: VariableWordsProps): JSX.Element {
  const { definition, kind, valueLabels } = variable;
  const listed = kind === "list" || kind === "ordered" || kind === "band";
  return (
    <div class="cw-proposal-words">
      <TextField
        label={words("proposal.definition")}
        value={definition}
        onValue={(next) => onVariable({ ...variable, definition: next })}
      />
      {(listed ? listedValues(variable) : []).map((value) => (
        <TextField
          key={value}
          label={words("proposal.valueLabel", { value })}
          value={valueLabels[value] ?? value}
          onValue={(label) => onVariable({ ...variable, valueLabels: { ...valueLabels, [value]: label } })}
        />
      ))}
    </div>
  );
}
