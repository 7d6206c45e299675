import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Texts } from "../../model/env";
import { Button } from "../../ui/Button";
import { forget, KEPT, kept, type Kept } from "../../ui/kept";

/** What is stored on this computer, by name, each with a way to clear it. The ledger is asked for twice. */
export function KeptHere({ texts: { t } }: { texts: Texts }): JSX.Element {
  const [here, setHere] = useState(() => KEPT.filter((what) => kept(what) !== null));
  const [asked, setAsked] = useState(false);
  const clear = (what: Kept) => {
    if (what === "ledger" && !asked) {
      setAsked(true);
      return;
    }
    forget(what);
    setAsked(false);
    setHere(KEPT.filter((one) => kept(one) !== null));
  };
  return (
    <>
      <p>{t("privacy.kept.what")}</p>
      {here.length === 0 ? (
        <p role="status">{t("privacy.kept.nothing")}</p>
      ) : (
        <ul class="cw-privacy-kept">
          {here.map((what) => (
            <li key={what}>
              <span>{t(`privacy.kept.${what}`)}</span>
              <Button look="quiet" onClick={() => clear(what)}>
                {t(what === "ledger" && asked ? "privacy.kept.sure" : "privacy.kept.clear")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asked ? <p role="alert">{t("privacy.kept.ledgerWarning")}</p> : null}
    </>
  );
}
