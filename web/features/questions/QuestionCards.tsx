import type { JSX } from "preact";
import type { Env } from "../../model/env";
import { questionsFor, type Answer } from "./questions";
import "./questions.css";

interface QuestionCardsProps {
  env: Env;
  onAsk: (answer: Answer) => void;
}

/** Five questions to start with, each one click from its answer. */
export function QuestionCards({ env, onAsk }: QuestionCardsProps): JSX.Element | null {
  const { t, description } = env;
  const questions = questionsFor(description);
  if (questions.length === 0) return null;
  return (
    <section class="cw-questions cw-no-print" aria-labelledby="cw-questions-title">
      <h2 id="cw-questions-title">{t("questions.title")}</h2>
      <ul>
        {questions.map(({ title, about, answer }) => (
          <li key={title}>
            <button type="button" onClick={() => onAsk(answer)}>
              <strong>{t(title)}</strong>
              <span>{t(about)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
