import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Texts } from "../model/env";
import { Button } from "../ui/Button";
import type { InstallationNews } from "./installation";

interface InstallationNoticeProps {
  texts: Texts;
  news: InstallationNews | null;
  onUpdate: () => void;
}

/** A quiet line at the foot of the start page: it works offline now, or there is a newer version. */
export function InstallationNotice({ texts: { t }, news, onUpdate }: InstallationNoticeProps): JSX.Element {
  const [seen, setSeen] = useState<InstallationNews | null>(null);
  return (
    <div class="cw-installation cw-no-print" role="status">
      {news === null || news === seen ? null : (
        <>
          <p>{t(`installation.${news}`)}</p>
          {news === "update" ? <Button onClick={onUpdate}>{t("installation.reload")}</Button> : null}
          <Button look="quiet" onClick={() => setSeen(news)}>
            {t(news === "update" ? "installation.later" : "dialog.close")}
          </Button>
        </>
      )}
    </div>
  );
}
