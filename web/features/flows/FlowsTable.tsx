import type { JSX } from "preact";
import type { Env } from "../../model/env";
import { addAll, type Filters } from "../../model/filters";
import { flowsCaption, type FlowsChoice } from "../../model/flows";
import type { FlowsResult } from "../../model/results";

interface FlowsTableProps {
  env: Env;
  choice: FlowsChoice;
  result: FlowsResult;
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

export function FlowsTable({ env, choice, result, filters, onFilters }: FlowsTableProps): JSX.Element {
  const { t, labels, format } = env;
  const { flows, rest, answeredBoth } = result;
  const full = Math.max(1, ...flows.map(({ count }) => count));
  return (
    <div class="cw-flows-scroll">
      <table class="cw-flows-table">
        <caption>{flowsCaption(result, choice, env)}</caption>
        <thead>
          <tr>
            <th scope="col">{t("flows.rank")}</th>
            <th scope="col">{labels.axis(choice.from)}</th>
            <th scope="col">{labels.axis(choice.to)}</th>
            <th scope="col">{t("profile.cases")}</th>
            <th scope="col">{t("flows.percent", { n: answeredBoth })}</th>
          </tr>
        </thead>
        <tbody>
          {flows.map((flow, index) => {
            const from = labels.category(choice.from, flow.from);
            const to = labels.category(choice.to, flow.to);
            return (
              <tr key={`${flow.from} ${flow.to}`}>
                <td>{format.count(index + 1)}</td>
                <th scope="row">
                  <button
                    type="button"
                    aria-label={t("flows.select", { from, to })}
                    onClick={() =>
                      onFilters(
                        addAll(filters, [
                          { variable: choice.from, in: [flow.from] },
                          { variable: choice.to, in: [flow.to] },
                        ]),
                      )
                    }
                  >
                    {from}
                  </button>
                </th>
                <td>{to}</td>
                <td>
                  <span class="cw-flows-bar" aria-hidden="true">
                    <span style={{ "--length": String(flow.count / full) }} />
                  </span>
                  {format.count(flow.count)}
                </td>
                <td>{format.percent(flow.count, answeredBoth)}</td>
              </tr>
            );
          })}
        </tbody>
        {rest.kinds > 0 ? (
          <tfoot>
            <tr>
              <td />
              <th scope="row" colSpan={2}>
                {t("flows.rest", { n: rest.kinds })}
              </th>
              <td>{format.count(rest.count)}</td>
              <td>{format.percent(rest.count, answeredBoth)}</td>
            </tr>
          </tfoot>
        ) : null}
      </table>
      {flows.length === 0 ? <p class="cw-flows-empty">{t("flows.none")}</p> : null}
    </div>
  );
}
