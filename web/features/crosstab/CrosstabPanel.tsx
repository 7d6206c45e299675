import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { cautionTexts } from "../../model/cautions";
import { crosstabQuery, crosstabTables, shownTable, type CrosstabChoice } from "../../model/crosstab";
import { crosstabCaption, crosstabTitle } from "../../model/crosstabWords";
import type { Env } from "../../model/env";
import { errorWords } from "../../model/errorWords";
import { addAll, type Filters } from "../../model/filters";
import { Notice } from "../../ui/Notice";
import { NoteList } from "../../ui/NoteList";
import { useLatest } from "../../ui/useLatest";
import { Choices } from "./Choices";
import { CrosstabTableView, type CellAt } from "./CrosstabTableView";
import { ExplainPanel } from "./ExplainPanel";
import { LayerChoice } from "./LayerChoice";
import { SaveCrosstab } from "./SaveCrosstab";
import "./crosstab.css";

interface CrosstabPanelProps {
  env: Env;
  choice: CrosstabChoice;
  filters: Filters;
  onChoice: (choice: CrosstabChoice) => void;
  onFilters: (filters: Filters) => void;
}

export function CrosstabPanel({
  env,
  choice,
  filters,
  onChoice,
  onFilters,
}: CrosstabPanelProps): JSX.Element {
  const { t } = env;
  const [at, setAt] = useState<CellAt | null>(null);
  const query = crosstabQuery(choice, filters);
  const key = JSON.stringify(query);
  // The answer keeps the choice and filters it answers: what is on screen is never labelled with newer ones.
  const latest = useLatest(key, async (signal) => ({
    key,
    choice,
    filters,
    result: await env.run(query, { signal }),
  }));
  const answer = latest.value;
  const shown: CrosstabChoice = answer
    ? { ...(answer.key === key ? choice : answer.choice), order: choice.order }
    : choice;
  const tables = answer ? crosstabTables(shown, answer.result, env.labels) : [];
  const table = shownTable(tables, shown.layer);
  const title = crosstabTitle(shown, env);

  useEffect(() => setAt(null), [choice.rows, choice.columns, choice.layers]);
  useEffect(() => {
    if (table) env.announce(crosstabCaption(table, shown, env));
  }, [answer, shown.percentOf, shown.layer]);

  return (
    <div class="cw-crosstab-panel" aria-busy={latest.pending}>
      <Choices env={env} choice={choice} onChoice={onChoice} />
      {latest.error ? (
        <Notice kind="error" title={errorWords(latest.error, t).title}>
          <p>{errorWords(latest.error, t).message}</p>
        </Notice>
      ) : null}
      {answer && table ? (
        <section class="cw-crosstab-result" aria-label={title}>
          <header>
            <h2>{title}</h2>
            <SaveCrosstab env={env} choice={shown} filters={answer.filters} result={answer.result} />
          </header>
          <LayerChoice
            env={env}
            choice={shown}
            tables={tables}
            result={answer.result}
            onLayer={(layer) => onChoice({ ...choice, layer })}
          />
          <div class={at ? "cw-crosstab-split" : undefined}>
            <div>
              <CrosstabTableView env={env} table={table} choice={shown} explained={at} onExplain={setAt} />
              <p class="cw-small cw-quiet cw-no-print">{t("crosstab.hint")}</p>
            </div>
            {at ? (
              <ExplainPanel
                env={env}
                table={table}
                choice={shown}
                filters={answer.filters}
                at={at}
                onFilters={(added) => onFilters(addAll(filters, added))}
                onClose={() => setAt(null)}
              />
            ) : null}
          </div>
          <NoteList
            title={t("notes.title")}
            notes={cautionTexts([...table.result.cautions, ...answer.result.cautions], env)}
          />
        </section>
      ) : null}
    </div>
  );
}
