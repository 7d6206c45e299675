import type { JSX } from "preact";
import type { Texts } from "../../model/env";
import { Button } from "../../ui/Button";
import "./synthesis.css";

/** What the open file is. Not answered: treated as own records. */
export type Origin = "published" | "own" | null;

interface OriginQuestionProps {
  texts: Texts;
  /** Inside a frame another page could read along: own records are not for there. */
  framed: boolean;
  onAnswer: (origin: Origin) => void;
}

/** The first question about a file that is no release we know. */
export function OriginQuestion({ texts: { t }, framed, onAnswer }: OriginQuestionProps): JSX.Element {
  return (
    <section class="cw-origin" aria-labelledby="cw-origin-title">
      <h2 id="cw-origin-title">{t("own.question")}</h2>
      <p>{t("own.why")}</p>
      {framed ? <p>{t("own.framed")}</p> : null}
      <div>
        <Button onClick={() => onAnswer("published")}>{t("own.published")}</Button>
        {framed ? null : (
          <Button look="primary" onClick={() => onAnswer("own")}>
            {t("own.own")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** The band that stands over own records, on every screen. */
export function OwnBand({
  texts: { t },
  onMake,
}: {
  texts: Texts;
  onMake: (() => void) | null;
}): JSX.Element {
  return (
    <div class="cw-own-band" role="note">
      <span>{t("own.band")}</span>
      {onMake ? <Button onClick={onMake}>{t("own.make")}</Button> : null}
    </div>
  );
}
