import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { crosstabQuery, type CrosstabChoice } from "../../model/crosstab";
import { crosstabExport, crosstabFileName } from "../../model/crosstabExport";
import type { Env } from "../../model/env";
import { errorWords } from "../../model/errorWords";
import { exportCsv, exportHtml, exportTsv } from "../../model/exportTable";
import type { Filters } from "../../model/filters";
import type { MaskChoice as Mask } from "../../model/masked";
import type { CrosstabResult, LayeredCrosstabResult } from "../../model/results";
import { Notice } from "../../ui/Notice";
import { copyTable, saveText } from "../../ui/save";
import { SaveButtons } from "../../ui/SaveButtons";
import { MaskChoice } from "./MaskChoice";

interface SaveCrosstabProps {
  env: Env;
  choice: CrosstabChoice;
  filters: Filters;
  /** The table on screen: what is saved unless it is to be masked. */
  result: CrosstabResult | LayeredCrosstabResult;
}

/** Saves or copies the table. With small counts masked, it is the engine that masks: it is asked anew. */
export function SaveCrosstab({ env, choice, filters, result }: SaveCrosstabProps): JSX.Element {
  const { t } = env;
  const [mask, setMask] = useState<Mask | null>(null);
  const [error, setError] = useState<unknown>(null);

  const exported = async () => {
    setError(null);
    const saved = mask ? await env.run(crosstabQuery(choice, filters, mask)) : result;
    return crosstabExport(saved, choice, filters, env);
  };
  const save = async () => {
    const file = await exported();
    const name = crosstabFileName(choice, env.source.simulated, mask !== null);
    saveText(exportCsv(file), `${name}.csv`, "text/csv");
  };
  const copy = async () => {
    const file = await exported();
    return t((await copyTable(exportHtml(file), exportTsv(file))) ? "export.copied" : "export.notCopied");
  };

  return (
    <div class="cw-crosstab-save cw-no-print">
      <SaveButtons
        save={t("export.csv")}
        copy={t("export.copy")}
        onSave={() => void save().catch(setError)}
        onCopy={() =>
          copy().catch((cause: unknown) => {
            setError(cause);
            return "";
          })
        }
      />
      <MaskChoice t={t} mask={mask} onMask={setMask} />
      {error ? (
        <Notice kind="error" title={errorWords(error, t).title}>
          <p>{errorWords(error, t).message}</p>
        </Notice>
      ) : null}
    </div>
  );
}
