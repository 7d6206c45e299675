import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { cautionTexts } from "../../model/cautions";
import type { Env } from "../../model/env";
import { errorWords } from "../../model/errorWords";
import { exportCsv, exportHtml, exportTsv } from "../../model/exportTable";
import type { Filters } from "../../model/filters";
import { flowsCaption, flowsExport, flowsQuery, type FlowsChoice } from "../../model/flows";
import { SelectField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { NoteList } from "../../ui/NoteList";
import { copyTable, saveText } from "../../ui/save";
import { SaveButtons } from "../../ui/SaveButtons";
import { useLatest } from "../../ui/useLatest";
import { FlowsTable } from "./FlowsTable";
import "./flows.css";

const TOPS = [25, 50, 100, 500];

interface FlowsPanelProps {
  env: Env;
  choice: FlowsChoice;
  filters: Filters;
  onChoice: (choice: FlowsChoice) => void;
  onFilters: (filters: Filters) => void;
}

/** From where to where: pairs of values, the most frequent first. */
export function FlowsPanel({ env, choice, filters, onChoice, onFilters }: FlowsPanelProps): JSX.Element {
  const { t, labels, format, description } = env;
  const query = flowsQuery(choice, filters);
  const latest = useLatest(JSON.stringify(query), async (signal) => ({
    choice,
    filters,
    result: await env.run(query, { signal }),
  }));
  const answer = latest.value;
  useEffect(() => {
    if (answer) env.announce(flowsCaption(answer.result, answer.choice, env));
  }, [answer]);

  const options = description.variables
    .filter(({ kind }) => kind !== "indicator")
    .map(({ id }) => ({ id, label: labels.axis(id) }));
  const groups = [{ label: "", options }];
  const exported = () => (answer ? flowsExport(answer.result, answer.choice, answer.filters, env) : null);
  const title = answer
    ? t("flows.title", { from: labels.axis(answer.choice.from), to: labels.axis(answer.choice.to) })
    : "";

  return (
    <div class="cw-flows" aria-busy={latest.pending}>
      <div class="cw-flows-choices cw-no-print">
        <SelectField
          label={t("flows.from")}
          value={choice.from}
          groups={groups}
          onChange={(from) => onChoice({ ...choice, from })}
        />
        <SelectField
          label={t("flows.to")}
          value={choice.to}
          groups={groups}
          onChange={(to) => onChoice({ ...choice, to })}
        />
        <SelectField
          label={t("flows.top")}
          value={String(choice.top)}
          groups={[{ label: "", options: TOPS.map((n) => ({ id: String(n), label: format.count(n) })) }]}
          onChange={(top) => onChoice({ ...choice, top: Number(top) })}
        />
      </div>
      {latest.error ? (
        <Notice kind="error" title={errorWords(latest.error, t).title}>
          <p>{errorWords(latest.error, t).message}</p>
        </Notice>
      ) : null}
      {answer ? (
        <section class="cw-flows-result" aria-label={title}>
          <header>
            <h2>{title}</h2>
            <SaveButtons
              save={t("export.csv")}
              copy={t("export.copy")}
              onSave={() => {
                const file = exported();
                const name = ["casewise", ...(env.source.simulated ? ["simulated"] : []), "flows"];
                if (file)
                  saveText(exportCsv(file), `${[...name, choice.from, choice.to].join("-")}.csv`, "text/csv");
              }}
              onCopy={async () => {
                const file = exported();
                const copied = file !== null && (await copyTable(exportHtml(file), exportTsv(file)));
                return t(copied ? "export.copied" : "export.notCopied");
              }}
            />
          </header>
          <FlowsTable
            env={env}
            choice={answer.choice}
            result={answer.result}
            filters={filters}
            onFilters={onFilters}
          />
          <NoteList title={t("notes.title")} notes={cautionTexts(answer.result.cautions, env)} />
        </section>
      ) : null}
    </div>
  );
}
