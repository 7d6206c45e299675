import type { JSX } from "preact";
import { useEffect, useMemo, useReducer, useState } from "preact/hooks";
import type { Adjustment } from "../codebooks/adjust";
import { isRelease } from "../codebooks/recognise";
import type { CodebookDocument } from "../codebooks/types";
import type { PublishedCounts } from "../codebooks/aggregates";
import { CheckCard } from "../features/check/CheckCard";
import { NotComparable } from "../features/check/NotComparable";
import { FilterBar } from "../features/filters/FilterBar";
import { SmallCountsChoice } from "../features/small/SmallCountsChoice";
import type { FormatOptions } from "../model/data";
import { PublishedCard } from "../features/published/PublishedCard";
import { PrivateDataNote } from "../features/methods/PrivateDataNote";
import { OriginQuestion, OwnBand, type Origin } from "../features/synthesis/OwnRecords";
import { SynthesisDoor } from "../features/synthesis/SynthesisDoor";
import type { Env, Texts } from "../model/env";
import { errorWords } from "../model/errorWords";
import { whereOf } from "../model/filters";
import { createLabels } from "../model/labels";
import { textsForUnit } from "../model/unit";
import { Button } from "../ui/Button";
import { ExportsOff } from "../ui/exportsOff";
import { LiveRegion } from "../ui/LiveRegion";
import { Notice } from "../ui/Notice";
import { Tabs } from "../ui/Tabs";
import { useLatest } from "../ui/useLatest";
import { DatasetBar } from "./DatasetBar";
import { firstView } from "./firstView";
import type { Session } from "./session";
import { Panel } from "./Panel";
import { step, tablesSeen, tabsFor, type History, type Tab, type View } from "./view";
import { useUndoKeys } from "./useUndoKeys";

/** The views of the reading that is shown, for the next reading of the same file. */
export interface KeptViews {
  session: number;
  history: History;
  /** The file that was read, however often, and what the reader said of it. */
  file: number;
  origin: Origin;
}

interface WorkspaceProps {
  kept: { current: KeptViews | null };
  session: Session;
  texts: Texts;
  /** Reads the open file again, another way. */
  onRead: (format: FormatOptions) => void;
  onAdjust: (adjustments: readonly Adjustment[]) => void;
  onCodebook: (codebook: CodebookDocument | "propose") => void;
}

/** One open file: what was read, the filters, and the panels. */
export function Workspace({
  kept,
  session,
  texts: plain,
  onRead,
  onAdjust,
  onCodebook,
}: WorkspaceProps): JSX.Element {
  const texts = useMemo(() => textsForUnit(plain, session.dataset.description), [session, plain]);
  const { t } = texts;
  const { dataset, source } = session;
  const [sentence, announce] = useState("");
  const [published, setPublished] = useState<PublishedCounts | null>(null);
  const [isAgain] = useState(session.goesOn !== null);
  const [history, go] = useReducer(step, dataset, ({ description }): History => {
    const goesOn = session.goesOn !== null && kept.current?.session === session.goesOn ? kept.current : null;
    return goesOn?.history ?? { past: [], present: firstView(description), future: [] };
  });
  const view = history.present;
  const { small } = view;
  // Own records until somebody says that they are not. A file with the columns of a published release says so itself;
  // whoever keeps own records in such columns can say that. Those of the sample are nobody's.
  const [origin, setOrigin] = useState<Origin>(() => {
    if (session.isSample) return "published";
    if (kept.current?.file === session.file) return kept.current.origin;
    return isRelease(dataset.report.release) ? "published" : null;
  });
  kept.current = { session: session.id, history, file: session.file, origin };
  const [making, setMaking] = useState(false);
  const own = origin !== "published";
  const env = useMemo<Env>(
    () => ({
      ...texts,
      description: dataset.description,
      labels: createLabels(dataset.description, t),
      source,
      small,
      run: (query, options) => dataset.run({ ...query, smallBelow: small.below }, options),
      published,
      announce,
      today: () => new Date(),
    }),
    [session, texts, small, published],
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

  const framed = window.top !== window;
  const question =
    origin === null ? <OriginQuestion texts={texts} framed={framed} onAnswer={setOrigin} /> : null;
  // In a frame the page around it could read along, so nothing of own records is shown there.
  if (own && framed) return <div class="cw-workspace">{question}</div>;
  const make = () => setMaking(true);
  if (making) {
    return (
      <div class={own ? "cw-workspace cw-own" : "cw-workspace"}>
        {own ? <OwnBand texts={texts} onMake={null} /> : null}
        <SynthesisDoor
          env={env}
          load={session.load}
          reading={session}
          rehearsal={session.isSample}
          looked={tablesSeen(history)}
          onClose={() => setMaking(false)}
          guide={<PrivateDataNote texts={texts} />}
        />
        <LiveRegion sentence={sentence} />
      </div>
    );
  }
  const workspace = (
    <div class={own ? "cw-workspace cw-own" : "cw-workspace"}>
      {own ? <OwnBand texts={texts} onMake={make} /> : null}
      {question}
      <DatasetBar
        env={env}
        undo={history.past.length > 0 ? () => go("undo") : null}
        redo={history.future.length > 0 ? () => go("redo") : null}
      >
        {session.isSample ? (
          <Button look="quiet" onClick={make}>
            {t("own.rehearse")}
          </Button>
        ) : own || framed ? null : (
          <Button onClick={() => setOrigin("own")}>{t("own.own")}</Button>
        )}
      </DatasetBar>
      <CheckCard
        env={env}
        report={dataset.report}
        open={isAgain}
        adjustments={session.adjustments}
        onRead={onRead}
        onAdjust={onAdjust}
        onPropose={() => onCodebook("propose")}
      />
      <PublishedCard env={env} filters={view.filters} onPublished={setPublished} />
      <NotComparable env={env} before={session.before} />
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
        <Panel
          key={small.below}
          env={env}
          view={view}
          profile={profile}
          onView={change}
          onCodebook={onCodebook}
        />
      </Tabs>
      <LiveRegion sentence={sentence} />
    </div>
  );
  return <ExportsOff.Provider value={own ? t("own.exportsOff") : null}>{workspace}</ExportsOff.Provider>;
}
