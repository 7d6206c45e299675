import type { JSX } from "preact";
import {
  combinationFilters,
  combinationLabel,
  combinationsCaption,
  itemsOf,
  type Combinations,
  type CombinationsChoice,
} from "../../model/combinations";
import type { Env } from "../../model/env";
import { addAll, type Filters } from "../../model/filters";

interface DotMatrixProps {
  env: Env;
  choice: CombinationsChoice;
  result: Combinations;
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

/** One line per exact combination: a dot for each answer it has, joined, then a bar, the cases and the percentage. */
export function DotMatrix({ env, choice, result, filters, onFilters }: DotMatrixProps): JSX.Element {
  const { t, labels, format } = env;
  const { exact, pairs } = result;
  const items = itemsOf(choice.set, env);
  const full = Math.max(1, ...exact.combinations.map(({ count }) => count));
  const leftOut = pairs.table?.leftOut ?? 0;
  const lead = items.length > 0 ? <td colSpan={items.length} /> : null;
  return (
    <div
      class="cw-dots-scroll"
      role="region"
      tabIndex={0}
      aria-label={t("combinations.title", { set: labels.axis(choice.set) })}
    >
      <table class="cw-dots">
        <caption>
          <span>{combinationsCaption(result, choice, env)}</span>
        </caption>
        <thead>
          <tr>
            {items.map((item) => (
              <th key={item} scope="col">
                <span>{labels.category(choice.set, item)}</span>
              </th>
            ))}
            <th scope="col">{t("combinations.combination")}</th>
            <th scope="col">{t("profile.cases")}</th>
            <th scope="col">{t("flows.percent", { n: exact.answered })}</th>
          </tr>
        </thead>
        <tbody>
          {exact.combinations.map((one) => {
            const places = one.items.map((item) => items.indexOf(item));
            const [first, last] = [Math.min(...places), Math.max(...places)];
            const name = combinationLabel(choice.set, one.items, env);
            return (
              <tr key={one.items.join(" ")}>
                {items.map((item, at) => (
                  <td key={item} class={classOf(places.includes(at), at, first, last)}>
                    <span class="cw-unseen">{places.includes(at) ? t("combinations.yes") : ""}</span>
                  </td>
                ))}
                <th scope="row">
                  <button
                    type="button"
                    title={t("combinations.select")}
                    onClick={() => onFilters(addAll(filters, combinationFilters(choice.set, one.items, env)))}
                  >
                    {name}
                  </button>
                  <span class="cw-dots-bar" aria-hidden="true">
                    <span style={{ "--length": String(one.count / full) }} />
                  </span>
                </th>
                <td>{format.count(one.count)}</td>
                <td>{format.percent(one.count, exact.answered)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          {exact.rest.kinds > 0 ? (
            <tr>
              {lead}
              <th scope="row">{t("combinations.rest", { n: exact.rest.kinds })}</th>
              <td>{format.count(exact.rest.count)}</td>
              <td>{format.percent(exact.rest.count, exact.answered)}</td>
            </tr>
          ) : null}
          <tr class="cw-dots-missing">
            {lead}
            <th scope="row">
              {t("combinations.missing")} <small>{t("profile.missingOf", { n: exact.selected })}</small>
            </th>
            <td>{format.count(leftOut)}</td>
            <td>{format.percent(leftOut, exact.selected)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** A dot or its empty place, and the line that joins the first dot with the last. */
function classOf(present: boolean, at: number, first: number, last: number): string {
  const joined = at >= first && at <= last && first < last;
  return [
    "cw-dot",
    ...(present ? ["cw-dot-on"] : []),
    ...(joined ? ["cw-dot-joined"] : []),
    ...(joined && at === first ? ["cw-dot-first"] : []),
    ...(joined && at === last ? ["cw-dot-last"] : []),
  ].join(" ");
}
