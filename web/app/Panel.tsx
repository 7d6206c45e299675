import type { JSX } from "preact";
import { CodebookPanel } from "../features/codebook/CodebookPanel";
import { CrosstabPanel } from "../features/crosstab/CrosstabPanel";
import { FlowsPanel } from "../features/flows/FlowsPanel";
import { ProfilePanel } from "../features/profile/ProfilePanel";
import { QuestionCards } from "../features/questions/QuestionCards";
import type { Answer } from "../features/questions/questions";
import type { Env } from "../model/env";
import type { ProfileResult } from "../model/results";
import type { Latest } from "../ui/useLatest";
import type { View } from "./view";

interface PanelProps {
  env: Env;
  view: View;
  profile: Latest<ProfileResult>;
  onView: (part: Partial<View>) => void;
}

/** What the chosen tab shows. */
export function Panel({ env, view, profile, onView }: PanelProps): JSX.Element | null {
  const { filters } = view;
  const onFilters = (next: View["filters"]) => onView({ filters: next });
  const ask = (answer: Answer) =>
    onView(
      "flows" in answer
        ? { tab: "flows", flows: answer.flows }
        : { tab: "crosstab", crosstab: answer.crosstab },
    );
  switch (view.tab) {
    case "profile":
      return profile.value ? (
        <>
          <QuestionCards env={env} onAsk={ask} />
          <ProfilePanel
            env={env}
            result={profile.value}
            pending={profile.pending}
            filters={filters}
            onFilters={onFilters}
          />
        </>
      ) : null;
    case "crosstab":
      return (
        <CrosstabPanel
          env={env}
          choice={view.crosstab}
          filters={filters}
          onChoice={(crosstab) => onView({ crosstab })}
          onFilters={onFilters}
        />
      );
    case "flows":
      return (
        <FlowsPanel
          env={env}
          choice={view.flows}
          filters={filters}
          onChoice={(flows) => onView({ flows })}
          onFilters={onFilters}
        />
      );
    case "codebook":
      return <CodebookPanel env={env} />;
  }
}
