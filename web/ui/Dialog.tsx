import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "./Button";
import "./dialog.css";

interface DialogProps {
  title: string;
  close: string;
  onClose: () => void;
  children: ComponentChildren;
  /** A long text: its scrolled area can be reached and moved with the keyboard. */
  long?: boolean;
  /** Buttons at the foot. */
  actions?: ComponentChildren;
}

/** A modal dialog: mounted is open. Focus goes in, Escape closes, and focus returns to where it was. */
export function Dialog({ title, close, onClose, children, long, actions }: DialogProps): JSX.Element {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const root = dialog?.getRootNode() as Document | ShadowRoot | undefined;
    const before = root?.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class="cw-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A browser may close it without asking first, where nothing was pressed since it opened.
      onClose={() => {
        if (ref.current) onClose();
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <Button look="quiet" icon="close" iconOnly onClick={onClose}>
          {close}
        </Button>
      </header>
      <div class="cw-dialog-body" tabIndex={long ? 0 : undefined}>
        {children}
      </div>
      {actions ? <footer>{actions}</footer> : null}
    </dialog>
  );
}
