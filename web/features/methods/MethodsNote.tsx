import masking from "casewise:masking";
import methods from "casewise:methods";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Texts } from "../../model/env";
import { parseMarkdown } from "../../model/markdown";
import { Dialog } from "../../ui/Dialog";
import { Blocks } from "./Blocks";
import "./methods.css";

const first = "methods.md";
const texts: Record<string, string> = { [first]: methods, "masking.md": masking };

/**
 * The quiet line that opens docs/methods.md, which ships with the page as do the notes that it leads to: nothing is asked
 * of the network.
 */
export function MethodsNote({ texts: { t } }: { texts: Texts }): JSX.Element {
  const [note, setNote] = useState<string | null>(null);
  const openerOf = (other: string) => (texts[other] === undefined ? undefined : () => setNote(other));
  // The dialog has the title of the note, which is its first block.
  const blocks = useMemo(() => parseMarkdown(texts[note ?? first] ?? "").slice(1), [note]);
  return (
    <>
      <button type="button" class="cw-methods-open" aria-haspopup="dialog" onClick={openerOf(first)}>
        {t("methods.open")}
      </button>
      {note === null ? null : (
        // A note of its own: read from its beginning, whatever was scrolled before.
        <Dialog
          key={note}
          long
          title={t(note === first ? "methods.open" : "methods.masking")}
          close={t("dialog.close")}
          onClose={() => setNote(null)}
        >
          <div class="cw-methods">
            {note === first ? null : (
              <p>
                <button type="button" class="cw-methods-link" onClick={openerOf(first)}>
                  {t("methods.back")}
                </button>
              </p>
            )}
            <Blocks blocks={blocks} top={2} openerOf={openerOf} />
          </div>
        </Dialog>
      )}
    </>
  );
}
