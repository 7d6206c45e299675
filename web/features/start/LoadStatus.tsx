import type { JSX } from "preact";
import type { Progress } from "../../model/data";
import type { Texts } from "../../model/env";
import { errorWords } from "../../model/errorWords";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import "./loadStatus.css";

interface LoadingProps {
  texts: Texts;
  name: string;
  progress: Progress | null;
  onCancel: () => void;
}

/** How far the reading has come, in bytes and cases. */
export function Loading({ texts: { t, format }, name, progress, onCancel }: LoadingProps): JSX.Element {
  const label = t("load.reading", { name });
  return (
    <div class="cw-loading">
      <p>
        <strong>{label}</strong>
      </p>
      {progress && progress.bytesTotal > 0 ? (
        <progress aria-label={label} max={progress.bytesTotal} value={progress.bytesRead} />
      ) : (
        <progress aria-label={label} />
      )}
      <p class="cw-small cw-quiet">
        {progress
          ? t(progress.phase === "counting" ? "load.counting" : "load.progress", {
              read: format.bytes(progress.bytesRead),
              total: format.bytes(progress.bytesTotal),
              n: progress.cases,
            })
          : t("load.preparing")}
      </p>
      <Button onClick={onCancel}>{t("load.cancel")}</Button>
    </div>
  );
}

interface LoadErrorProps {
  texts: Texts;
  error: unknown;
  name: string;
  /** The file that is still open, if one is. */
  still: string | null;
  onDismiss: () => void;
  /** Reads the file with a codebook proposed from it, where that can help. */
  onPropose: (() => void) | null;
}

export function LoadError(props: LoadErrorProps): JSX.Element {
  const { t } = props.texts;
  const { error, name, still, onDismiss, onPropose } = props;
  const words = errorWords(error, t);
  return (
    <Notice kind="error" title={words.title}>
      <p>
        {words.message} {words.where}
      </p>
      <p class="cw-small">
        {still === null ? t("load.notOpened", { name }) : t("load.stillOpen", { name, still })}
      </p>
      {onPropose ? (
        <>
          <p>{t("load.canPropose")}</p>
          <Button onClick={onPropose}>{t("load.propose")}</Button>
        </>
      ) : null}
      <Button look="quiet" onClick={onDismiss}>
        {t("load.dismiss")}
      </Button>
    </Notice>
  );
}
