import type { ComponentChildren, JSX } from "preact";
import { Notice } from "./Notice";
import "./analysis.css";

interface AnalysisProps {
  /** The engine is asked; what is on screen answers an older question. */
  busy: boolean;
  /** Fields that say what is asked. */
  choices: ComponentChildren;
  error?: { title: string; message: string } | null;
  children: ComponentChildren;
}

/** An analysis: what is asked, in a box, and under it what is answered. */
export function Analysis({ busy, choices, error, children }: AnalysisProps): JSX.Element {
  return (
    <div class="cw-analysis" aria-busy={busy}>
      <div class="cw-analysis-choices cw-no-print">{choices}</div>
      {error ? (
        <Notice kind="error" title={error.title}>
          <p>{error.message}</p>
        </Notice>
      ) : null}
      {children}
    </div>
  );
}

interface AnalysisResultProps {
  title: string;
  /** Ways to carry the result out. */
  actions: ComponentChildren;
  children: ComponentChildren;
}

/** One result with its title. */
export function AnalysisResult({ title, actions, children }: AnalysisResultProps): JSX.Element {
  return (
    <section class="cw-analysis-result" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}
