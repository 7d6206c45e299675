import type { JSX } from "preact";
import { crosstabQuery, effectivePercentOf, type CrosstabChoice } from "../../model/crosstab";
import { crosstabExport, crosstabFileIds } from "../../model/crosstabExport";
import type { Env } from "../../model/env";
import { exportWords } from "../../model/exportTable";
import type { Filters } from "../../model/filters";
import type { CrosstabResult, LayeredCrosstabResult } from "../../model/results";
import { savedTable } from "../../model/savedTable";
import { ExportButtons } from "../../ui/ExportButtons";

interface SaveCrosstabProps {
  env: Env;
  choice: CrosstabChoice;
  filters: Filters;
  /** The table on screen: what is saved unless it is to be masked. */
  result: CrosstabResult | LayeredCrosstabResult;
}

/** Saves or copies the table, with all its layers. */
export function SaveCrosstab({ env, choice, filters, result }: SaveCrosstabProps): JSX.Element {
  return (
    <ExportButtons
      words={exportWords(env.t)}
      table={() =>
        savedTable(
          env,
          {
            query: crosstabQuery(choice, filters),
            shown: result,
            ids: crosstabFileIds(choice),
            keep: choice.columns !== null && effectivePercentOf(choice) === "row" ? "rows" : "columns",
          },
          (saved) => crosstabExport(saved, choice, filters, env),
        )
      }
    />
  );
}
