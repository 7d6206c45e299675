import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { refusedAttempts } from "./attempts";
import { isRefused, WAYS, type Way } from "./refusals";
import type { Words } from "./words";

/** A button that tries to send something, and what the browser said to each way of doing so. */
export function SelfTest({ t }: { t: Words }): JSX.Element {
  const [results, setResults] = useState<ReadonlyMap<Way, boolean> | null>(null);
  const [running, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    const refusals = await Promise.all(WAYS.map(async (way) => [way, await isRefused(way)] as const));
    setResults(new Map(refusals));
    setRunning(false);
  };
  return (
    <>
      <p>{t("privacy.test.what")}</p>
      <p>
        <Button disabled={running} onClick={() => void run()}>
          {t("privacy.test.run")}
        </Button>
      </p>
      <div role="status">
        {results ? (
          <>
            <p>
              <strong>
                {t([...results.values()].every(Boolean) ? "privacy.test.all" : "privacy.test.notAll")}
              </strong>
            </p>
            <ul class="cw-privacy-results">
              {[...results].map(([way, refused]) => (
                <li key={way}>
                  <Icon name={refused ? "check" : "warning"} />
                  <span>
                    {t(`privacy.test.${way}`)}: {t(refused ? "privacy.test.refused" : "privacy.test.passed")}
                  </span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <p>{t("privacy.attempts", { n: refusedAttempts() })}</p>
      </div>
    </>
  );
}
