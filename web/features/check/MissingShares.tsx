import type { JSX } from "preact";
import type { Env } from "../../model/env";
import { yearVariables } from "../../model/trend";
import { useLatest } from "../../ui/useLatest";

/** Who has no record of what: of all cases, and of those of each year. Figures are the engine's. */
export function MissingShares({ env }: { env: Env }): JSX.Element | null {
  const { t, format, labels, description } = env;
  const year = yearVariables(description)[0];
  const result = useLatest(`missing ${year ?? ""}`, (signal) =>
    env.run({ kind: "missingness", ...(year === undefined ? {} : { columns: year }) }, { signal }),
  ).value;
  if (!result) return null;
  // Years without a case say nothing.
  const shown = result.columns.map((_, at) => at).filter((at) => (result.denominators[at] ?? 0) > 0);
  return (
    <div class="cw-check-missing" tabIndex={0} role="region" aria-label={t("check.missingTitle")}>
      <table>
        <caption class="cw-unseen">{t("check.missingTitle")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("check.missingWhat")}</th>
            <th scope="col">{t("check.missingAll", { n: result.selected })}</th>
            {shown.map((at) => (
              <th key={at} scope="col">
                {String(result.columns[at]?.id ?? "")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.rows.map(({ id, missing, inColumns }) => (
            <tr key={id}>
              <th scope="row">{labels.axis(id)}</th>
              <td>{format.percent(missing, result.selected)}</td>
              {shown.map((at) => (
                <td key={at}>{format.percent(inColumns.missing[at] ?? 0, result.denominators[at] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
