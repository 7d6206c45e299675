import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import {
  crosstabQuery,
  crosstabTables,
  shownTable,
  type CrosstabChoice,
  type CrosstabTable,
} from "../../model/crosstab";
import { denominatorWord } from "../../model/denominators";
import type { Env } from "../../model/env";
import { explainCell } from "../../model/explain";
import type { Filters } from "../../model/filters";
import { publishedText } from "../../model/published";
import { Button } from "../../ui/Button";
import { useLatest } from "../../ui/useLatest";
import type { CellAt } from "./CrosstabTableView";
import { cellFilters } from "./cellFilters";

interface ExplainPanelProps {
  env: Env;
  table: CrosstabTable;
  choice: CrosstabChoice;
  filters: Filters;
  at: CellAt;
  onFilters: (added: ReturnType<typeof cellFilters>) => void;
  onClose: () => void;
}

/** Numerator, denominator, who is left out and why; and the same cell with the other plain denominator. */
export function ExplainPanel(props: ExplainPanelProps): JSX.Element | null {
  const { env, table, choice, filters, at, onFilters, onClose } = props;
  const { t } = env;
  const otherChoice: CrosstabChoice = {
    ...choice,
    denominator: denominatorWord(choice.denominator) === "all" ? "answered" : "all",
  };
  const query = crosstabQuery(otherChoice, filters);
  const other = useLatest(JSON.stringify(query), async (signal) =>
    crosstabTables(otherChoice, await env.run(query, { signal }), env.labels),
  );
  const otherTable =
    other.value && !other.pending ? shownTable(other.value, table.layer?.id ?? null) : undefined;
  const words = explainCell(table, choice, at, otherTable?.cells[at.row]?.[at.column] ?? null, env);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow screen the panel opens under the table, out of sight.
    panel.current?.scrollIntoView({ block: "nearest" });
  }, [at]);
  if (!words) return null;

  const cell = table.cells[at.row]?.[at.column];
  const published = publishedText(
    env.published,
    [...filters, ...cellFilters(table, choice, at, env.labels)],
    env,
  );
  return (
    <aside ref={panel} class="cw-explain" aria-label={t("explain.title")} aria-live="polite">
      <header>
        <h3>{t("explain.title")}</h3>
        <Button look="quiet" icon="close" iconOnly onClick={onClose}>
          {t("dialog.close")}
        </Button>
      </header>
      <p class="cw-explain-percent">{words.percent}</p>
      <p class="cw-explain-ratio">{words.ratio}</p>
      <p>{words.sentence}</p>
      <dl>
        <dt>{t("table.leftOut")}</dt>
        <dd>{words.leftOut}</dd>
        {published === null ? null : (
          <>
            <dt>{t("published.count")}</dt>
            <dd>{published}</dd>
          </>
        )}
        {words.other === null ? null : (
          <>
            <dt>{t("explain.otherTitle")}</dt>
            <dd>{words.other}</dd>
          </>
        )}
      </dl>
      {cell && cell.count > 0 ? (
        <Button onClick={() => onFilters(cellFilters(table, choice, at, env.labels))}>
          {t("explain.select", { n: cell.count })}
        </Button>
      ) : null}
    </aside>
  );
}
