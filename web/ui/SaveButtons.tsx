import type { JSX } from "preact";
import { useContext, useState } from "preact/hooks";
import { Button } from "./Button";
import { ExportsOff } from "./exportsOff";
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
  const off = useContext(ExportsOff);
  if (off !== null) return <p class="cw-small cw-quiet cw-exports-off">{off}</p>;
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
