import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface NumberFieldProps {
  label: string;
  hint?: string;
  value: number | null;
  least: number;
  most: number;
  /** null while what is typed is no whole number within the bounds. */
  onChange: (value: number | null) => void;
}

/** A whole number that the user types. */
export function NumberField({ label, hint, value, least, most, onChange }: NumberFieldProps): JSX.Element {
  const id = useId();
  return (
    <div class="cw-field cw-synthesis-number">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        autocomplete="off"
        min={least}
        max={most}
        step={1}
        defaultValue={value === null ? "" : String(value)}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => {
          const typed = event.currentTarget.valueAsNumber;
          onChange(Number.isInteger(typed) && typed >= least && typed <= most ? typed : null);
        }}
      />
      {hint ? (
        <p id={`${id}-hint`} class="cw-small cw-quiet">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
