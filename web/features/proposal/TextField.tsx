import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface TextFieldProps {
  label: string;
  value: string;
  /** Several lines. */
  lines?: boolean;
  onValue: (value: string) => void;
}

export function TextField({ label, value, lines, onValue }: TextFieldProps): JSX.Element {
  const id = useId();
  const shared = { id, value, autocomplete: "off" as const, spellcheck: false };
  return (
    <div class="cw-field">
      <label for={id}>{label}</label>
      {lines ? (
        <textarea
          {...shared}
          rows={Math.min(8, value.split("\n").length + 1)}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          maxLength={200}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
