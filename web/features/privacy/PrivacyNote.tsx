import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Texts } from "../../model/env";
import { Dialog } from "../../ui/Dialog";
import { Icon } from "../../ui/Icon";
import "./privacy.css";

/** The quiet line in the header, and what is behind it in plain words. */
export function PrivacyNote({ texts: { t } }: { texts: Texts }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="cw-privacy" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="lock" />
        <span>{t("privacy.line")}</span>
      </button>
      {open ? (
        <Dialog title={t("privacy.line")} close={t("dialog.close")} onClose={() => setOpen(false)}>
          <p>{t("privacy.how")}</p>
          <h3>{t("privacy.enforcedTitle")}</h3>
          <p>{t("privacy.enforced")}</p>
          <p>
            <code>connect-src 'none'</code>
          </p>
          <h3>{t("privacy.checkTitle")}</h3>
          <ol class="cw-privacy-steps">
            {(["privacy.check.offline", "privacy.check.network", "privacy.check.policy"] as const).map(
              (key) => (
                <li key={key}>{t(key)}</li>
              ),
            )}
          </ol>
          <h3>{t("privacy.limitsTitle")}</h3>
          <p>{t("privacy.limits")}</p>
        </Dialog>
      ) : null}
    </>
  );
}
