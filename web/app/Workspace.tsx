import type { JSX } from "preact";
import { useEffect, useMemo, useReducer, useState } from "preact/hooks";
import { CheckCard } from "../features/check/CheckCard";
import { FilterBar } from "../features/filters/FilterBar";
import { SmallCountsChoice } from "../features/small/SmallCountsChoice";
import type { FormatOptions } from "../model/data";
import type { Env, Texts } from "../model/env";
import { errorWords } from "../model/errorWords";
import { whereOf } from "../model/filters";
import { createLabels } from "../model/labels";
import { LiveRegion } from "../ui/LiveRegion";
import { Notice } from "../ui/Notice";
import { Tabs } from "../ui/Tabs";
import { useLatest } from "../ui/useLatest";
import { DatasetBar } from "./DatasetBar";
import { firstView } from "./firstView";
import type { Session } from "./session";
import { Panel } from "./Panel";
import { step, tabsFor, type History, type Tab, type View } from "./view";
import { useUndoKeys } from "./useUndoKeys";

interface WorkspaceProps {
  session: Session;
  texts: Texts;
  /** Reads the open file again, another way. */
  onRead: (format: FormatOptions) => void;
}

/** One open file: what was read, the filters, and the panels. */
export function Workspace({ session, texts, onRead }: WorkspaceProps): JSX.Element {
  const { t } = texts;
  const { dataset, source } = session;
  const [sentence, announce] = useState("");
  const [history, go] = useReducer(step, dataset, ({ description }): History => ({
    past: [],
    present: firstView(description),
    future: [],
  }));
  const view = history.present;
  const { small } = view;
  const env = useMemo<Env>(
    () => ({
      ...texts,
      description: dataset.description,
      labels: createLabels(dataset.description, t),
      source,
      small,
      run: (query, options) => dataset.run({ ...query, smallBelow: small.below }, options),
      announce,
      today: () => new Date(),
    }),
    [session, texts, small],
  );
  const change = (part: Partial<View>) => go({ change: part });
  useUndoKeys(
    () => go("undo"),
    () => go("redo"),
  );

  const where = whereOf(view.filters);
  const profile = useLatest(JSON.stringify([where, small.below]), (signal) =>
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
      <CheckCard env={env} onRead={onRead} />
      <div class="cw-filterbar">
        <FilterBar
          env={env}
          filters={view.filters}
          selected={selected}
          onFilters={(filters) => change({ filters })}
        />
      </div>
      <SmallCountsChoice t={t} small={small} onSmall={(next) => change({ small: next })} />
      {profile.error ? (
        <Notice kind="error" title={errorWords(profile.error, t).title}>
          <p>{errorWords(profile.error, t).message}</p>
        </Notice>
      ) : null}
      <Tabs<Tab>
        label={t("tabs.label")}
        value={view.tab}
        tabs={tabsFor(env.description).map((id) => ({
          id,
          label: t(`tabs.${id}`),
          apart: id === "missingness",
        }))}
        onChange={(tab) => change({ tab })}
      >
        <Panel key={small.below} env={env} view={view} profile={profile} onView={change} />
      </Tabs>
      <LiveRegion sentence={sentence} />
    </div>
  );
}
