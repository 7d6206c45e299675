import type { JSX } from "preact";
import { useEffect, useMemo, useReducer, useState } from "preact/hooks";
import { CheckCard } from "../features/check/CheckCard";
import { firstChoice } from "../features/crosstab/choice";
import { FilterBar } from "../features/filters/FilterBar";
import type { Env, Texts } from "../model/env";
import { errorWords } from "../model/errorWords";
import { whereOf } from "../model/filters";
import { createLabels } from "../model/labels";
import { LiveRegion } from "../ui/LiveRegion";
import { Notice } from "../ui/Notice";
import { Tabs } from "../ui/Tabs";
import { useLatest } from "../ui/useLatest";
import { DatasetBar } from "./DatasetBar";
import type { Session } from "./session";
import { Panel } from "./Panel";
import { step, TABS, type Tab, type View } from "./view";
import { useUndoKeys } from "./useUndoKeys";

/** One open file: what was read, the filters, and the panels. */
export function Workspace({ session, texts }: { session: Session; texts: Texts }): JSX.Element {
  const { t } = texts;
  const { dataset, source } = session;
  const [sentence, announce] = useState("");
  const env = useMemo<Env>(
    () => ({
      ...texts,
      description: dataset.description,
      labels: createLabels(dataset.description, t),
      source,
      run: dataset.run.bind(dataset),
      announce,
      today: () => new Date(),
    }),
    [session, texts],
  );
  const [history, go] = useReducer(step, env, firstHistory);
  const view = history.present;
  const change = (part: Partial<View>) => go({ change: part });
  useUndoKeys(
    () => go("undo"),
    () => go("redo"),
  );

  const where = whereOf(view.filters);
  const profile = useLatest(JSON.stringify(where ?? null), (signal) =>
    env.run({ kind: "profile", ...(where ? { where } : {}) }, { signal }),
  );
  const selected = profile.value?.selected ?? null;
  useEffect(() => {
    if (selected !== null) announce(t("filter.selected", { n: selected, cases: env.description.cases }));
  }, [selected]);

  return (
    <div class="cw-workspace">
      <DatasetBar
        env={env}
        undo={history.past.length > 0 ? () => go("undo") : null}
        redo={history.future.length > 0 ? () => go("redo") : null}
      />
      <CheckCard env={env} />
      <div class="cw-filterbar">
        <FilterBar
          env={env}
          filters={view.filters}
          selected={selected}
          onFilters={(filters) => change({ filters })}
        />
      </div>
      {profile.error ? (
        <Notice kind="error" title={errorWords(profile.error, t).title}>
          <p>{errorWords(profile.error, t).message}</p>
        </Notice>
      ) : null}
      <Tabs<Tab>
        label={t("tabs.label")}
        value={view.tab}
        tabs={TABS.map((id) => ({ id, label: t(`tabs.${id}`) }))}
        onChange={(tab) => change({ tab })}
      >
        <Panel env={env} view={view} profile={profile} onView={change} />
      </Tabs>
      <LiveRegion sentence={sentence} />
    </div>
  );
}

function firstHistory({ description }: Env) {
  const countries = description.codebook.variables.filter(({ valueKind }) => valueKind === "country");
  const categorical = description.variables.filter(({ kind }) => kind === "categorical");
  const present: View = {
    tab: "profile",
    filters: [],
    crosstab: firstChoice(description),
    flows: {
      from: countries[0]?.id ?? categorical[0]?.id ?? "",
      to: countries[1]?.id ?? categorical[1]?.id ?? "",
      top: 25,
    },
  };
  return { past: [], present, future: [] };
}
