import type { ComponentType, JSX } from "preact";
import { everythingElse, SIDES, type ComparisonChoice } from "../../model/comparison";
import { describeFilters } from "../../model/describeFilter";
import type { Env } from "../../model/env";
import type { Filters } from "../../model/filters";
import type { ComparisonResult } from "../../model/results";
import { Button } from "../../ui/Button";

/** What shows and changes conditions: the filter bar, handed in by the page. */
export interface SelectionEditorProps {
  env: Env;
  filters: Filters;
  selected: number | null;
  /** How many cases they select from. */
  of: number;
  label: string;
  add: string;
  onFilters: (filters: Filters) => void;
}

interface SelectionsProps {
  env: Env;
  choice: ComparisonChoice;
  filters: Filters;
  /** null while the newest is not there. */
  result: ComparisonResult | null;
  Editor: ComponentType<SelectionEditorProps>;
  onChoice: (choice: ComparisonChoice) => void;
}

/** The two selections, each with its conditions, within the filters in force. */
export function Selections({ env, choice, filters, result, Editor, onChoice }: SelectionsProps): JSX.Element {
  const { t, description } = env;
  return (
    <div class="cw-comparison-selections">
      {SIDES.map((side) => (
        <div key={side} class={`cw-comparison-side cw-comparison-${side}`}>
          <h3>{t(`comparison.${side}`)}</h3>
          {choice[side].length === 0 ? <p class="cw-quiet cw-small">{t("comparison.everyCase")}</p> : null}
          <Editor
            env={env}
            filters={choice[side]}
            selected={result?.[side].selected ?? null}
            of={result?.selected ?? description.cases}
            label={t(`comparison.${side}`)}
            add={t(`comparison.add.${side}`)}
            onFilters={(next) => onChoice({ ...choice, [side]: next })}
          />
        </div>
      ))}
      <div class="cw-comparison-ways">
        <Button
          look="quiet"
          icon="swap"
          onClick={() => onChoice({ ...choice, first: choice.second, second: choice.first })}
        >
          {t("comparison.swap")}
        </Button>
        <Button
          look="quiet"
          disabled={choice.first.length === 0}
          onClick={() => onChoice({ ...choice, second: everythingElse(choice) })}
        >
          {t("comparison.else")}
        </Button>
        {filters.length > 0 ? (
          <p class="cw-quiet cw-small">{t("comparison.within", { filter: describeFilters(filters, env) })}</p>
        ) : null}
      </div>
    </div>
  );
}
