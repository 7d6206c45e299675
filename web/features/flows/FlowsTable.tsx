import type { JSX } from "preact";
import type { Env } from "../../model/env";
import { addAll, type Filters } from "../../model/filters";
import { flowGroups, flowsCaption, type FlowsChoice, type RankedFlow } from "../../model/flows";
import type { FlowsResult } from "../../model/results";

interface FlowsTableProps {
  env: Env;
  choice: FlowsChoice;
  result: FlowsResult;
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

/** Flows from one value to another; those from a value to the same one stand apart, with all of their kind. */
export function FlowsTable({ env, choice, result, filters, onFilters }: FlowsTableProps): JSX.Element {
  const { t, labels, format } = env;
  const { flows, rest, answeredBoth, same } = result;
  const full = Math.max(1, ...flows.map(({ count }) => count));
  const groups = flowGroups(result, choice, env);
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
        {groups.map((group) => (
          <tbody key={group.title ?? ""}>
            {group.title === null ? null : (
              <tr class="cw-flows-group">
                <td />
                <th scope="rowgroup" colSpan={group.same ? 2 : 4}>
                  {group.title}
                  {group.same ? <small>{t("flows.sameAll")}</small> : null}
                </th>
                {group.same ? (
                  <>
                    <td>{format.count(same.count)}</td>
                    <td>{format.percent(same.count, answeredBoth)}</td>
                  </>
                ) : null}
              </tr>
            )}
            {group.flows.map((flow) => (
              <Row key={flow.rank} {...{ env, choice, flow, full, answeredBoth, filters, onFilters }} />
            ))}
          </tbody>
        ))}
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

interface RowProps {
  env: Env;
  choice: FlowsChoice;
  flow: RankedFlow;
  full: number;
  answeredBoth: number;
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

function Row({ env, choice, flow, full, answeredBoth, filters, onFilters }: RowProps): JSX.Element {
  const { t, labels, format } = env;
  const from = labels.category(choice.from, flow.from);
  const to = labels.category(choice.to, flow.to);
  const select = () =>
    onFilters(
      addAll(filters, [
        { variable: choice.from, in: [flow.from] },
        { variable: choice.to, in: [flow.to] },
      ]),
    );
  return (
    <tr>
      <td>{format.count(flow.rank)}</td>
      <th scope="row">
        <button type="button" aria-label={t("flows.select", { from, to })} onClick={select}>
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
}
