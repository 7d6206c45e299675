import type { JSX } from "preact";
import { axisGroups } from "../../model/axes";
import type { CrosstabChoice, PercentOf } from "../../model/crosstab";
import type { Env } from "../../model/env";
import { Button } from "../../ui/Button";
import { RadioField, SelectField } from "../../ui/Field";
import { swapped } from "./choice";
import { DenominatorChoice } from "./DenominatorChoice";

interface ChoicesProps {
  env: Env;
  choice: CrosstabChoice;
  onChoice: (choice: CrosstabChoice) => void;
}

/** What stands in the rows, the columns and the layers, and what the percentages are of. */
export function Choices({ env, choice, onChoice }: ChoicesProps): JSX.Element {
  const { t } = env;
  const groups = axisGroups(env.description, env.labels, t);
  const change = (part: Partial<CrosstabChoice>) => onChoice({ ...choice, layer: null, ...part });
  return (
    <div class="cw-choices cw-no-print">
      <div class="cw-choices-axes">
        <SelectField
          label={t("crosstab.rows")}
          value={choice.rows}
          groups={groups}
          onChange={(rows) => change({ rows })}
        />
        <Button
          icon="swap"
          iconOnly
          disabled={choice.columns === null}
          onClick={() => change(swapped(choice))}
        >
          {t("crosstab.swap")}
        </Button>
        <SelectField
          label={t("crosstab.columns")}
          none={t("crosstab.noColumns")}
          value={choice.columns ?? ""}
          groups={groups}
          onChange={(id) => change({ columns: id === "" ? null : id })}
        />
        <SelectField
          label={t("crosstab.layers")}
          none={t("crosstab.noLayers")}
          value={choice.layers ?? ""}
          groups={groups}
          onChange={(id) => change({ layers: id === "" ? null : id })}
        />
      </div>
      <div class="cw-choices-percent">
        {choice.columns === null ? null : (
          <RadioField<PercentOf>
            legend={t("crosstab.percentOf")}
            layout="row"
            value={choice.percentOf}
            options={[
              { id: "column", label: t("crosstab.percentOf.column") },
              { id: "row", label: t("crosstab.percentOf.row") },
              { id: "table", label: t("crosstab.percentOf.table") },
            ]}
            onChange={(percentOf) => change({ percentOf })}
          />
        )}
        <RadioField<CrosstabChoice["order"]>
          legend={t("crosstab.order")}
          layout="row"
          value={choice.order}
          options={[
            { id: "codebook", label: t("crosstab.order.codebook") },
            { id: "cases", label: t("crosstab.order.cases") },
          ]}
          onChange={(order) => change({ order, layer: choice.layer })}
        />
      </div>
      <DenominatorChoice
        env={env}
        choice={choice}
        onDenominator={(denominator) => change({ denominator, layer: choice.layer })}
      />
    </div>
  );
}
