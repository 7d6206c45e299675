import type { JSX } from "preact";
import { MethodsNote } from "../features/methods/MethodsNote";
import { PrivacyNote } from "../features/privacy/PrivacyNote";
import type { Texts } from "../model/env";
import { Button } from "../ui/Button";

interface HeaderProps {
  texts: Texts;
  /** The open file to go back to, on the start page. */
  back: string | null;
  onBack: () => void;
  onOpen: (() => void) | null;
}

export function Header({ texts, back, onBack, onOpen }: HeaderProps): JSX.Element {
  const { t } = texts;
  return (
    <header class="cw-header">
      <p class="cw-brand">{t("app.name")}</p>
      <PrivacyNote texts={texts} />
      <MethodsNote texts={texts} />
      <div class="cw-header-actions cw-no-print">
        {back === null ? null : (
          <Button look="quiet" onClick={onBack}>
            {t("app.backTo", { name: back })}
          </Button>
        )}
        {onOpen ? (
          <Button look="quiet" icon="file" onClick={onOpen}>
            {t("app.openAnother")}
          </Button>
        ) : null}
      </div>
    </header>
  );
}
