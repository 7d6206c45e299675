import type { JSX } from "preact";
import type { CodebookDocument } from "../codebooks/types";
import { CrosstabPanel } from "../features/crosstab/CrosstabPanel";
import { FilterBar } from "../features/filters/FilterBar";
import { ProfilePanel } from "../features/profile/ProfilePanel";
import { ProposalPanel } from "../features/proposal/ProposalPanel";
import { QuestionCards } from "../features/questions/QuestionCards";
import type { Answer } from "../features/questions/questions";
import type { Env } from "../model/env";
import type { ProfileResult } from "../model/results";
import { later } from "../ui/later";
import type { Latest } from "../ui/useLatest";
import type { View } from "./view";

// Views that a file does not open with are loaded when they are first shown; all are here before a file is read.
const CodebookPanel = later(async () => (await import("../features/codebook/CodebookPanel")).CodebookPanel);
const CombinationsPanel = later(
  async () => (await import("../features/combinations/CombinationsPanel")).CombinationsPanel,
);
const ComparisonPanel = later(
  async () => (await import("../features/comparison/ComparisonPanel")).ComparisonPanel,
);
const FlowsPanel = later(async () => (await import("../features/flows/FlowsPanel")).FlowsPanel);
const MissingnessPanel = later(
  async () => (await import("../features/missingness/MissingnessPanel")).MissingnessPanel,
);
const TrendPanel = later(async () => (await import("../features/trend/TrendPanel")).TrendPanel);

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
