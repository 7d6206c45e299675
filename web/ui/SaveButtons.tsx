import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Button } from "./Button";
import "./saveButtons.css";

interface SaveButtonsProps {
  save: string;
  copy: string;
  onSave: () => void;
  /** Resolves to what became of it, in words. */
  onCopy: () => Promise<string>;
}

/** The two ways to carry a table out. */
export function SaveButtons({ save, copy, onSave, onCopy }: SaveButtonsProps): JSX.Element {
  const [message, setMessage] = useState("");
  return (
    <div class="cw-save cw-no-print">
      <Button icon="save" onClick={onSave}>
        {save}
      </Button>
      <Button icon="copy" onClick={() => void onCopy().then(setMessage)}>
        {copy}
      </Button>
      <p class="cw-save-message" role="status">
        {message}
      </p>
    </div>
  );
}
