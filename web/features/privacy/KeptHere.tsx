import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { forgetLedger, keptLines } from "../../ledger/kept_ledger";
import { Button } from "../../ui/Button";
import { forget, KEPT, kept, type Kept } from "../../ui/kept";
import type { Words } from "./words";

const keptTexts = () => KEPT.filter((what) => kept(what) !== null);

/** What is stored on this computer, by name, each with a way to clear it. The ledger is asked for twice. */
export function KeptHere({ t }: { t: Words }): JSX.Element {
  const [here, setHere] = useState(keptTexts);
  const [lines, setLines] = useState(0);
  const [ledger, setLedger] = useState<"kept" | "asked" | "failed">("kept");
  useEffect(() => void keptLines().then(setLines), []);
  const clear = (what: Kept) => {
    forget(what);
    setHere(keptTexts());
  };
  const clearLedger = async () => {
    if (ledger !== "asked") {
      setLedger("asked");
      return;
    }
    const outcome = await forgetLedger().then(
      () => "kept" as const,
      () => "failed" as const,
    );
    setLedger(outcome);
    setLines(await keptLines());
  };
  return (
    <>
      <p>{t("privacy.kept.what")}</p>
      {here.length === 0 && lines === 0 ? (
        <p role="status">{t("privacy.kept.nothing")}</p>
      ) : (
        <ul class="cw-privacy-kept">
          {here.map((what) => (
            <li key={what}>
              <span>{t(`privacy.kept.${what}`)}</span>
              <Button look="quiet" onClick={() => clear(what)}>
                {t("privacy.kept.clear")}
              </Button>
            </li>
          ))}
          {lines === 0 ? null : (
            <li>
              <span>{t("privacy.kept.ledger")}</span>
              <Button look="quiet" onClick={() => void clearLedger()}>
                {t(ledger === "asked" ? "privacy.kept.sure" : "privacy.kept.clear")}
              </Button>
            </li>
          )}
        </ul>
      )}
      {ledger === "kept" ? null : (
        <p role="alert">{t(ledger === "asked" ? "privacy.kept.ledgerWarning" : "privacy.kept.failed")}</p>
      )}
    </>
  );
}
