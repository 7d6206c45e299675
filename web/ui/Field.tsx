import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";
import "./field.css";

export interface SelectGroup {
  label: string;
  options: { id: string; label: string }[];
}

interface SelectProps {
  label: string;
  value: string;
  groups: SelectGroup[];
  /** The first option, of value "", for fields that may be left empty. */
  none?: string;
  /** Where the focus goes when a dialog opens. */
  first?: boolean;
  onChange: (id: string) => void;
}

/** A labelled list to choose one thing from; a single group without a label has no heading. */
export function SelectField({ label, value, groups, none, first, onChange }: SelectProps): JSX.Element {
  const id = useId();
  return (
    <div class="cw-field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        autofocus={first}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {groups.map((group) => {
          const options = group.options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ));
          return group.label === "" ? (
            options
          ) : (
            <optgroup key={group.label} label={group.label}>
              {options}
            </optgroup>
          );
        })}
      </select>
    </div>
  );
}

interface RadioProps<T extends string> {
  legend: string;
  value: T;
  options: { id: T; label: string; hint?: ComponentChildren }[];
  /** "row": short labels side by side. */
  layout?: "row" | "list";
  onChange: (id: T) => void;
}

export function RadioField<T extends string>(props: RadioProps<T>): JSX.Element {
  const { legend, value, options, layout = "list", onChange } = props;
  const name = useId();
  return (
    <fieldset class={`cw-radio cw-radio-${layout}`}>
      <legend>{legend}</legend>
      <div class="cw-radio-options">
        {options.map((option) => (
          <label key={option.id} class={option.id === value ? "cw-radio-chosen" : undefined}>
            <input
              type="radio"
              name={name}
              checked={option.id === value}
              onChange={() => onChange(option.id)}
            />
            <span>
              {option.label}
              {option.hint ? <small>{option.hint}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
