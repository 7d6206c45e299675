import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Texts } from "../../model/env";
import { Dialog } from "../../ui/Dialog";
import { Icon } from "../../ui/Icon";
import { watchAttempts } from "./attempts";
import type { PrivacyPanel } from "./PrivacyPanel";
import "./privacy.css";

/** The quiet line in the header; what is behind it is loaded when it is asked for. */
export function PrivacyNote({ texts }: { texts: Texts }): JSX.Element {
  const { t } = texts;
  const [open, setOpen] = useState(false);
  const [loaded, setLoaded] = useState<{ Panel: typeof PrivacyPanel } | null>(null);
  useEffect(watchAttempts, []);
  const show = () => {
    setOpen(true);
    void import("./PrivacyPanel").then(({ PrivacyPanel: Panel }) => setLoaded({ Panel }));
  };
  return (
    <>
      <button type="button" class="cw-privacy" aria-haspopup="dialog" onClick={show}>
        <Icon name="lock" />
        <span>{t("privacy.line")}</span>
      </button>
      {open ? (
        <Dialog long title={t("privacy.line")} close={t("dialog.close")} onClose={() => setOpen(false)}>
          {loaded ? <loaded.Panel texts={texts} /> : null}
        </Dialog>
      ) : null}
    </>
  );
}
