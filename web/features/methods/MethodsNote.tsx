import text from "casewise:methods";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Texts } from "../../model/env";
import { parseMarkdown } from "../../model/markdown";
import { Dialog } from "../../ui/Dialog";
import { Blocks } from "./Blocks";
import "./methods.css";

/** The quiet line that opens docs/methods.md, which ships with the page: nothing is asked of the network. */
export function MethodsNote({ texts: { t } }: { texts: Texts }): JSX.Element {
  const [open, setOpen] = useState(false);
  // The dialog has the title of the note, which is its first block.
  const blocks = useMemo(() => parseMarkdown(text).slice(1), []);
  return (
    <>
      <button type="button" class="cw-methods-open" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("methods.open")}
      </button>
      {open ? (
        <Dialog long title={t("methods.open")} close={t("dialog.close")} onClose={() => setOpen(false)}>
          <div class="cw-methods">
            <Blocks blocks={blocks} top={2} />
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
