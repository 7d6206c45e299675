import type { JSX } from "preact";
import { Icon } from "./Icon";
import "./chip.css";

interface ChipProps {
  label: string;
  edit: string;
  remove: string;
  onEdit?: () => void;
  onRemove: () => void;
}

/** A condition in words, with a button to change it and one to take it away. */
export function Chip({ label, edit, remove, onEdit, onRemove }: ChipProps): JSX.Element {
  return (
    <span class="cw-chip">
      {onEdit ? (
        <button type="button" class="cw-chip-label" title={edit} onClick={onEdit}>
          {label}
        </button>
      ) : (
        <span class="cw-chip-label">{label}</span>
      )}
      <button type="button" class="cw-chip-remove" aria-label={remove} title={remove} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </span>
  );
}
