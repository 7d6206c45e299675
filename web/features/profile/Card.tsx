import type { ComponentChildren, JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Env } from "../../model/env";
import { Button } from "../../ui/Button";

interface CardProps {
  env: Env;
  id: string;
  /** A line under the title. */
  hint?: string;
  children: ComponentChildren;
}

/** The frame of one variable or set: title, definition on demand, and its table. */
export function Card({ env, id, hint, children }: CardProps): JSX.Element {
  const { t, labels } = env;
  const [open, setOpen] = useState(false);
  const titleId = useId();
  const label = labels.axis(id);
  return (
    <article class="cw-card" aria-labelledby={titleId}>
      <header>
        <h3 id={titleId}>{label}</h3>
        <span class="cw-no-print">
          <Button look="quiet" icon="info" iconOnly aria-expanded={open} onClick={() => setOpen(!open)}>
            {t("profile.definition", { label })}
          </Button>
        </span>
      </header>
      {open ? (
        <div class="cw-card-definition">
          <p class="cw-prose">{labels.definition(id)}</p>
          <p class="cw-quiet">
            {t("profile.idInFile")} <code>{id}</code>
          </p>
        </div>
      ) : null}
      {hint ? <p class="cw-card-hint">{hint}</p> : null}
      {children}
    </article>
  );
}
