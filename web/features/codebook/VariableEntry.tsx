import type { JSX } from "preact";
import type { Env } from "../../model/env";
import { Disclosure } from "../../ui/Disclosure";
import type { Entry } from "./entries";

export function VariableEntry({ env, entry }: { env: Env; entry: Entry }): JSX.Element {
  const { t, labels, description } = env;
  const { codebook } = description;
  const notes = codebook.notes.filter(({ id }) => entry.notes.includes(id));
  return (
    <Disclosure
      summary={
        <>
          <strong>{entry.label}</strong> <code class="cw-quiet">{entry.id}</code>
          {entry.inFile ? null : <em class="cw-quiet"> {t("codebook.notInFile")}</em>}
        </>
      }
    >
      <div class="cw-codebook-entry">
        {entry.question ? <p>{entry.question}</p> : null}
        <p>{entry.definition}</p>
        {entry.answeredBy ? <p>{t(`codebook.answeredBy.${entry.answeredBy}`)}</p> : null}
        {entry.items.length > 0 ? (
          <>
            <h4>{t("codebook.items")}</h4>
            <ul class="cw-codebook-bullets">
              {entry.items.map((item) => (
                <li key={item}>{labels.axis(item)}</li>
              ))}
            </ul>
          </>
        ) : null}
        {entry.values.length > 0 ? (
          <>
            <h4>{t("codebook.values")}</h4>
            <ul class="cw-codebook-bullets">
              {entry.values.map(({ value, label, definition }) => (
                <li key={value}>
                  {label} {value === label ? null : <code class="cw-quiet">{value}</code>}
                  {definition ? <p class="cw-quiet">{definition}</p> : null}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {entry.mergedFrom.length > 0 ? (
          <>
            <h4>{t("codebook.mergedFrom")}</h4>
            <ul class="cw-codebook-bullets">
              {entry.mergedFrom.map(({ name, label }) => (
                <li key={name}>
                  {label} <code class="cw-quiet">{name}</code>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {notes.length > 0 ? (
          <>
            <h4>{t("codebook.notes")}</h4>
            <dl class="cw-codebook-list">
              {notes.map(({ id, title, text }) => (
                <div key={id}>
                  <dt>{title}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </>
        ) : null}
      </div>
    </Disclosure>
  );
}
