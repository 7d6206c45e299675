import type { ComponentChildren, JSX } from "preact";
import type { Env } from "../model/env";
import { Button } from "../ui/Button";

interface DatasetBarProps {
  env: Env;
  undo: (() => void) | null;
  redo: (() => void) | null;
  /** More that can be done with this file. */
  children?: ComponentChildren;
}

/** Which file is open, whether it is made up, and the way back. */
export function DatasetBar({ env, undo, redo, children }: DatasetBarProps): JSX.Element {
  const { t, source } = env;
  return (
    <div class="cw-dataset">
      <h1>{source.name}</h1>
      {source.simulated ? (
        <p class="cw-badge" title={t("remark.simulated")}>
          {t("badge.simulated")}
        </p>
      ) : null}
      <div class="cw-dataset-actions cw-no-print">
        {children}
        <Button look="quiet" icon="undo" iconOnly disabled={!undo} onClick={() => undo?.()}>
          {t("app.undo")}
        </Button>
        <Button look="quiet" icon="redo" iconOnly disabled={!redo} onClick={() => redo?.()}>
          {t("app.redo")}
        </Button>
      </div>
    </div>
  );
}
