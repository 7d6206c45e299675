import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { cautionTexts } from "../../model/cautions";
import {
  combinationsCaption,
  combinationsExport,
  combinationsQuery,
  pairsExport,
  pairsQuery,
  type CombinationsChoice,
} from "../../model/combinations";
import type { Env } from "../../model/env";
import { errorWords } from "../../model/errorWords";
import { exportWords } from "../../model/exportTable";
import type { Filters } from "../../model/filters";
import type { CrosstabResult } from "../../model/results";
import { savedTable } from "../../model/savedTable";
import { Analysis, AnalysisResult } from "../../ui/Analysis";
import { ExportButtons } from "../../ui/ExportButtons";
import { SelectField } from "../../ui/Field";
import { NoteList } from "../../ui/NoteList";
import { useLatest } from "../../ui/useLatest";
import { DotMatrix } from "./DotMatrix";
import { PairTable } from "./PairTable";
import "./combinations.css";

const TOPS = [10, 20, 50, 100, 255];

interface CombinationsPanelProps {
  env: Env;
  choice: CombinationsChoice;
  filters: Filters;
  onChoice: (choice: CombinationsChoice) => void;
  onFilters: (filters: Filters) => void;
}

/** Which answers of a set occur together: exactly these, and any two. */
export function CombinationsPanel(props: CombinationsPanelProps): JSX.Element {
  const { env, choice, filters, onChoice, onFilters } = props;
  const { t, labels, format, description } = env;
  const queries = [combinationsQuery(choice, filters), pairsQuery(choice, filters)] as const;
  const latest = useLatest(JSON.stringify(queries), async (signal) => {
    const [exact, pairs] = await Promise.all([
      env.run(queries[0], { signal }),
      env.run(queries[1], { signal }) as Promise<CrosstabResult>,
    ]);
    return { choice, filters, result: { exact, pairs } };
  });
  const answer = latest.value;
  useEffect(() => {
    if (answer) env.announce(combinationsCaption(answer.result, answer.choice, env));
  }, [answer]);

  const error = latest.error ? errorWords(latest.error, t) : null;
  const sets = description.sets.map(({ id }) => ({ id, label: labels.axis(id) }));
  // What the percentages of pairs are of is chosen beside the table and needs no new answer.
  const shown = answer ? { ...answer.choice, percentOf: choice.percentOf } : choice;
  const set = labels.axis(shown.set);
  return (
    <Analysis
      busy={latest.pending}
      error={error}
      choices={
        <>
          <SelectField
            label={t("combinations.set")}
            value={choice.set}
            groups={[{ label: "", options: sets }]}
            onChange={(id) => onChoice({ ...choice, set: id })}
          />
          <SelectField
            label={t("combinations.top")}
            value={String(choice.top)}
            groups={[{ label: "", options: TOPS.map((n) => ({ id: String(n), label: format.count(n) })) }]}
            onChange={(top) => onChoice({ ...choice, top: Number(top) })}
          />
        </>
      }
    >
      {answer ? (
        <>
          <AnalysisResult
            title={t("combinations.title", { set })}
            actions={
              <ExportButtons
                words={exportWords(t)}
                table={() =>
                  savedTable(
                    env,
                    {
                      query: combinationsQuery(answer.choice, answer.filters),
                      shown: answer.result.exact,
                      ids: ["combinations", shown.set],
                    },
                    (exact) => combinationsExport({ ...answer.result, exact }, shown, answer.filters, env),
                  )
                }
              />
            }
          >
            <DotMatrix
              env={env}
              choice={shown}
              result={answer.result}
              filters={filters}
              onFilters={onFilters}
            />
          </AnalysisResult>
          <AnalysisResult
            title={t("pairs.title", { set })}
            actions={
              <ExportButtons
                words={exportWords(t)}
                table={() =>
                  savedTable(
                    env,
                    {
                      query: pairsQuery(answer.choice, answer.filters),
                      shown: answer.result.pairs,
                      ids: ["together", shown.set],
                    },
                    (pairs) =>
                      pairsExport(
                        { ...answer.result, pairs: pairs as CrosstabResult },
                        shown,
                        answer.filters,
                        env,
                      ),
                  )
                }
              />
            }
          >
            <PairTable
              env={env}
              choice={shown}
              result={answer.result}
              onPercentOf={(percentOf) => onChoice({ ...choice, percentOf })}
            />
            <NoteList
              title={t("notes.title")}
              notes={cautionTexts([...answer.result.exact.cautions, ...answer.result.pairs.cautions], env)}
            />
          </AnalysisResult>
        </>
      ) : null}
    </Analysis>
  );
}
