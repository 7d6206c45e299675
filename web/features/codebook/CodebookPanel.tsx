import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Env } from "../../model/env";
import { citation } from "../../model/provenance";
import { Disclosure } from "../../ui/Disclosure";
import { VariableEntry } from "./VariableEntry";
import { entriesOf, matches } from "./entries";
import "./codebook.css";

/** The codebook as a text to read: definitions, notes, limitations, contributors and what is no longer there. */
export function CodebookPanel({ env }: { env: Env }): JSX.Element {
  const { t, description } = env;
  const { codebook } = description;
  const [wanted, setWanted] = useState("");
  const searchId = useId();
  const groups = entriesOf(env).map((group) => ({
    ...group,
    entries: group.entries.filter((entry) => matches(entry, wanted)),
  }));
  const found = groups.some(({ entries }) => entries.length > 0);
  return (
    <div class="cw-codebook">
      <section>
        <h2>{codebook.title}</h2>
        <p class="cw-prose">{codebook.about}</p>
        {codebook.source.date === "" ? null : (
          <p class="cw-quiet cw-small cw-prose">
            {t("codebook.source", { title: codebook.source.title, date: codebook.source.date })}
          </p>
        )}
        {env.source.simulated ? null : <p class="cw-codebook-citation cw-prose">{citation(env)}</p>}
      </section>

      <section>
        <h2>{t("codebook.variables")}</h2>
        <div class="cw-field cw-codebook-search cw-no-print">
          <label for={searchId}>{t("codebook.search")}</label>
          <input
            id={searchId}
            type="search"
            autocomplete="off"
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </div>
        {groups.map(({ title, entries }) =>
          entries.length === 0 ? null : (
            <div key={title} class="cw-codebook-group">
              <h3>{title}</h3>
              {entries.map((entry) => (
                <VariableEntry key={entry.id} env={env} entry={entry} />
              ))}
            </div>
          ),
        )}
        {found ? null : <p>{t("codebook.nothingFound")}</p>}
      </section>

      {codebook.limitations.length === 0 ? null : (
        <section>
          <h2>{t("codebook.limitations")}</h2>
          <dl class="cw-codebook-list">
            {codebook.limitations.map(({ id, title, text }) => (
              <div key={id}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}

      {codebook.notes.length === 0 ? null : (
        <section>
          <h2>{t("codebook.notes")}</h2>
          {codebook.notes.map(({ id, title, text, source }) => (
            <Disclosure key={id} summary={title}>
              <p class="cw-prose">{text}</p>
              <p class="cw-quiet cw-small">{t("codebook.noteSource", { source })}</p>
            </Disclosure>
          ))}
        </section>
      )}

      {codebook.contributors.length === 0 ? null : (
        <section>
          <h2>{t("codebook.contributors")}</h2>
          {codebook.contributors.map(({ id, name, firstYear, status, scope, notes }) => (
            <Disclosure
              key={id}
              summary={
                <>
                  <strong>{name}</strong> <span class="cw-quiet">{t(`codebook.status.${status}`)}</span>
                </>
              }
            >
              <p class="cw-prose">
                {scope} {firstYear === undefined ? "" : t("codebook.firstYear", { year: String(firstYear) })}
              </p>
              <ul class="cw-codebook-bullets cw-prose">
                {notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </Disclosure>
          ))}
        </section>
      )}

      {codebook.retired.length === 0 ? null : (
        <section>
          <h2>{t("codebook.retired")}</h2>
          <dl class="cw-codebook-list">
            {codebook.retired.map(({ id, text }) => (
              <div key={id}>
                <dt>
                  <code>{id}</code>
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
