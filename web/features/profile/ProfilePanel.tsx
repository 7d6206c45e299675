import type { JSX } from "preact";
import { profileOrder, twoColumns, type ProfileEntry } from "../../model/arrange";
import { cautionTexts } from "../../model/cautions";
import type { Env } from "../../model/env";
import type { Filters } from "../../model/filters";
import type { ProfileResult } from "../../model/results";
import { NoteList } from "../../ui/NoteList";
import { RankedCard } from "./RankedCard";
import { SetCard } from "./SetCard";
import { isRanked, isTimeline, VariableCard } from "./VariableCard";
import { COLLAPSED } from "./rows";
import "./profile.css";

interface ProfilePanelProps {
  env: Env;
  result: ProfileResult;
  pending: boolean;
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

/** Every variable and set of the codebook with counts, percentages, denominators and the missing share. */
export function ProfilePanel({ env, result, pending, filters, onFilters }: ProfilePanelProps): JSX.Element {
  const { description, t } = env;
  const entries = profileOrder(description);
  const wide = entries.filter((entry) => entry.kind === "variable" && isTimeline(entry.id, description));
  const rest = entries.filter((entry) => !wide.includes(entry));
  const card = ({ kind, id }: ProfileEntry) => {
    const Card = kind === "set" ? SetCard : isRanked(id, description) ? RankedCard : VariableCard;
    return <Card key={id} id={id} {...{ env, result, filters, onFilters }} />;
  };
  return (
    <div class="cw-profile" aria-busy={pending}>
      <p class="cw-quiet cw-profile-lead">{t("profile.lead")}</p>
      {wide.map(card)}
      <div class="cw-profile-columns">
        {twoColumns(rest, (entry) => heightOf(entry, env)).map((column, index) => (
          <div key={index}>{column.map(card)}</div>
        ))}
      </div>
      <NoteList title={t("notes.title")} notes={cautionTexts(result.cautions, env)} />
    </div>
  );
}

/** Lines that a card takes, about: enough to put as much left as right. */
function heightOf(entry: ProfileEntry, { description }: Env): number {
  const lines =
    entry.kind === "set"
      ? (description.sets.find(({ id }) => id === entry.id)?.items.length ?? 0) + 2
      : (description.variables.find(({ id }) => id === entry.id)?.values.length ?? 0);
  return Math.min(lines, COLLAPSED + 1) + 4;
}
