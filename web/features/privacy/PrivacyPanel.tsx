import type { JSX } from "preact";
import type { Texts } from "../../model/env";
import { KeptHere } from "./KeptHere";
import { SelfTest } from "./SelfTest";
import { wordsOf } from "./words";

/** The rules that the page carries, as they stand in this document. */
function policyInForce(): string[] {
  const meta = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy" i]');
  return (meta?.content ?? "").split(";").flatMap((rule) => rule.trim() || []);
}

const CHECKS = ["privacy.check.offline", "privacy.check.network", "privacy.check.policy"] as const;
const LIMITS = [
  "privacy.limits.navigation",
  "privacy.limits.webrtc",
  "privacy.limits.extensions",
  "privacy.limits.helpers",
  "privacy.limits.computer",
  "privacy.limits.saved",
] as const;

/** What keeps a file on this computer, how to check it, and what it does not cover. */
export function PrivacyPanel({ texts }: { texts: Texts }): JSX.Element {
  const t = wordsOf(texts.format);
  const rules = policyInForce();
  return (
    <>
      <p>{t("privacy.how")}</p>
      <h3>{t("privacy.test.title")}</h3>
      <SelfTest t={t} />
      <h3>{t("privacy.enforcedTitle")}</h3>
      <p>{t(rules.length > 0 ? "privacy.enforced" : "privacy.noPolicy")}</p>
      <ul class="cw-privacy-rules">
        {rules.map((rule) => (
          <li key={rule}>
            <code>{rule}</code>
          </li>
        ))}
      </ul>
      <h3>{t("privacy.checkTitle")}</h3>
      <ol class="cw-privacy-steps">
        {CHECKS.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ol>
      <h3>{t("privacy.keptTitle")}</h3>
      <KeptHere t={t} />
      <h3>{t("privacy.limitsTitle")}</h3>
      <ul class="cw-privacy-steps">
        {LIMITS.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </>
  );
}
