import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Texts } from "../../model/env";
import { parseMarkdown, type Block } from "../../model/markdown";
import { Dialog } from "../../ui/Dialog";
import { Blocks } from "./Blocks";

/** Its text is a part of the page of its own. */
export const loadPrivateDataText = async () => (await import("casewise:private_data")).default;

/** Opens docs/private-data.md, which ships with the page. */
export function PrivateDataNote({ texts: { t } }: { texts: Texts }): JSX.Element {
  const [blocks, setBlocks] = useState<Block[] | null>(null);
  // The dialog has the title of the note; links between documents lead nowhere here.
  const open = async () => {
    const text = (await loadPrivateDataText()).replace(/\[([^\]]+)\]\([^)]+\)/g, "$1");
    setBlocks(parseMarkdown(text).slice(1));
  };
  return (
    <>
      <button type="button" class="cw-methods-open" aria-haspopup="dialog" onClick={() => void open()}>
        {t("own.guide")}
      </button>
      {blocks ? (
        <Dialog long title={t("own.guide")} close={t("dialog.close")} onClose={() => setBlocks(null)}>
          <div class="cw-methods">
            <Blocks blocks={blocks} top={2} />
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
