import type { JSX } from "preact";
import type { Value } from "../../model/data";
import type { CrosstabChoice, CrosstabTable } from "../../model/crosstab";
import type { Env } from "../../model/env";
import type { CrosstabResult, LayeredCrosstabResult } from "../../model/results";
import { SelectField } from "../../ui/Field";

interface LayerChoiceProps {
  env: Env;
  choice: CrosstabChoice;
  tables: CrosstabTable[];
  result: CrosstabResult | LayeredCrosstabResult;
  onLayer: (layer: Value) => void;
}

/** Which layer's table is on screen, and how many cases are in no layer. */
export function LayerChoice({ env, choice, tables, result, onLayer }: LayerChoiceProps): JSX.Element | null {
  const { t, labels } = env;
  if (choice.layers === null || !("layers" in result)) return null;
  const options = tables.map(({ layer, selected }) => ({
    id: String(layer?.id),
    label: t("crosstab.layerOption", { layer: layer?.label ?? "", n: selected }),
  }));
  return (
    <div class="cw-layer">
      <SelectField
        label={labels.axis(choice.layers)}
        value={String(choice.layer ?? options[0]?.id ?? "")}
        groups={[{ label: "", options }]}
        onChange={(id) => {
          const layer = tables.find((table) => String(table.layer?.id) === id)?.layer;
          if (layer) onLayer(layer.id);
        }}
      />
      <p class="cw-small cw-quiet">
        {t("crosstab.layersMissing", { n: result.layersMissing, layers: labels.axis(choice.layers) })}
        {labels.kind(choice.layers) === "set" ? ` ${t("crosstab.layersOverlap")}` : ""}
      </p>
    </div>
  );
}
