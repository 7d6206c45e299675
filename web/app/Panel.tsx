import type { JSX } from "preact";
import type { CodebookDocument } from "../codebooks/types";
import { CodebookPanel } from "../features/codebook/CodebookPanel";
import { CombinationsPanel } from "../features/combinations/CombinationsPanel";
import { ComparisonPanel } from "../features/comparison/ComparisonPanel";
import { CrosstabPanel } from "../features/crosstab/CrosstabPanel";
import { FilterBar } from "../features/filters/FilterBar";
import { FlowsPanel } from "../features/flows/FlowsPanel";
import { MissingnessPanel } from "../features/missingness/MissingnessPanel";
import { ProfilePanel } from "../features/profile/ProfilePanel";
import { ProposalPanel } from "../features/proposal/ProposalPanel";
import { QuestionCards } from "../features/questions/QuestionCards";
import type { Answer } from "../features/questions/questions";
import { TrendPanel } from "../features/trend/TrendPanel";
import type { Env } from "../model/env";
import type { ProfileResult } from "../model/results";
import type { Latest } from "../ui/useLatest";
import type { View } from "./view";

interface PanelProps {
  env: Env;
  view: View;
  profile: Latest<ProfileResult>;
  onView: (part: Partial<View>) => void;
  onCodebook: (codebook: CodebookDocument) => void;
}

/** What the chosen tab shows. */
export function Panel({ env, view, profile, onView, onCodebook }: PanelProps): JSX.Element | null {
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
    case "trend":
      return (
        <TrendPanel env={env} choice={view.trend} filters={filters} onChoice={(trend) => onView({ trend })} />
      );
    case "combinations":
      return (
        <CombinationsPanel
          env={env}
          choice={view.combinations}
          filters={filters}
          onChoice={(combinations) => onView({ combinations })}
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
    case "comparison":
      return (
        <ComparisonPanel
          env={env}
          choice={view.comparison}
          filters={filters}
          Editor={FilterBar}
          onChoice={(comparison) => onView({ comparison })}
        />
      );
    case "missingness":
      return (
        <MissingnessPanel
          env={env}
          choice={view.missingness}
          filters={filters}
          onChoice={(missingness) => onView({ missingness })}
        />
      );
    case "codebook":
      return (
        <>
          <ProposalPanel env={env} onCodebook={onCodebook} />
          <CodebookPanel env={env} />
        </>
      );
  }
}
