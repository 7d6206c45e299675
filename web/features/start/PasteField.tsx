import type { JSX } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import type { Texts } from "../../model/env";
import { Button } from "../../ui/Button";
import { Disclosure } from "../../ui/Disclosure";

interface PasteFieldProps {
  texts: Texts;
  onFile: (file: File) => void;
}

/** A table from the clipboard: pasted anywhere on the page, or into the field. */
export function PasteField({ texts: { t }, onFile }: PasteFieldProps): JSX.Element {
  const [text, setText] = useState("");
  const id = useId();
  const open = (table: string) => onFile(new File([table], t("start.pastedName"), { type: "text/csv" }));

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target;
      if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) return;
      const file = event.clipboardData?.files[0];
      const pasted = event.clipboardData?.getData("text/plain") ?? "";
      if (!file && !pasted.includes("\n")) return;
      event.preventDefault();
      if (file) onFile(file);
      else open(pasted);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  });

  return (
    <Disclosure summary={t("start.paste")}>
      <div class="cw-field cw-paste">
        <label for={id}>{t("start.pasteLabel")}</label>
        <textarea
          id={id}
          rows={4}
          spellcheck={false}
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button disabled={text.trim() === ""} onClick={() => open(text)}>
            {t("start.pasteOpen")}
          </Button>
        </div>
      </div>
    </Disclosure>
  );
}
