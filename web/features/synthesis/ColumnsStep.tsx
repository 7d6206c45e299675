import type { JSX } from "preact";
import { CheckList } from "../../ui/CheckList";
import { useId } from "preact/hooks";
import { RadioField } from "../../ui/Field";
import { NumberField } from "./NumberField";
import { isColumn, type StepProps } from "./SynthesisPanel";

/** Which columns are released, and what one row is: public facts that only the user knows. */
export function ColumnsStep({ env, words, choice, onChoice }: StepProps): JSX.Element {
  const columns = env.description.variables.filter(isColumn);
  const several = choice.recordsPerPerson > 1;
  const unit = choice.subject !== null ? "subject" : several ? "other" : "case";
  const subjectId = useId();
  return (
    <>
      <h3>{words("columns.choose")}</h3>
      <p class="cw-quiet">{words("columns.lead")}</p>
      <CheckList
        legend={words("columns.choose")}
        options={columns.map(({ id }) => ({ id, label: env.labels.axis(id) }))}
        chosen={choice.columns}
        search={words("columns.search")}
        nothing={words("columns.nothing")}
        onChange={(chosen) => onChoice({ columns: chosen })}
      />
      <NumberField
        label={words("columns.expected")}
        hint={words("columns.expectedHint")}
        value={choice.expectedRecords}
        least={1}
        most={20_000_000}
        onChange={(expectedRecords) => onChoice({ expectedRecords })}
      />
      <RadioField
        legend={words("columns.unit")}
        value={unit}
        options={[
          { id: "case", label: words("columns.unit.case") },
          { id: "subject", label: words("columns.unit.subject") },
          { id: "other", label: words("columns.unit.other") },
        ]}
        onChange={(unit) =>
          onChoice({ recordsPerPerson: unit === "other" ? 2 : 1, subject: unit === "subject" ? "" : null })
        }
      />
      {choice.subject !== null ? (
        <div class="cw-field">
          <label for={subjectId}>{words("columns.subject")}</label>
          <input
            id={subjectId}
            type="text"
            autocomplete="off"
            value={choice.subject}
            onInput={(event) => onChoice({ subject: event.currentTarget.value })}
          />
          <p class="cw-small cw-quiet">{words("columns.subjectHint")}</p>
        </div>
      ) : null}
      {several ? (
        <NumberField
          label={words("columns.perPerson")}
          hint={words("columns.perPersonHint")}
          value={choice.recordsPerPerson}
          least={2}
          most={1000}
          onChange={(typed) => onChoice({ recordsPerPerson: typed ?? 2 })}
        />
      ) : null}
      {columns.some(({ id }) => isCountry(env, id)) ? (
        <RadioField
          legend={words("columns.codes")}
          value={choice.countryCodes}
          options={[
            { id: "alpha3", label: words("columns.alpha3") },
            { id: "alpha2", label: words("columns.alpha2") },
          ]}
          onChange={(countryCodes) => onChoice({ countryCodes })}
        />
      ) : null}
      {choice.columns.length === 0 || choice.expectedRecords === null || choice.subject?.trim() === "" ? (
        <p class="cw-quiet">{words("columns.need")}</p>
      ) : null}
    </>
  );
}

const isCountry = (env: StepProps["env"], id: string) =>
  env.description.codebook.variables.some((one) => one.id === id && one.valueKind === "country");
