import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { describeFilter } from "../../model/describeFilter";
import type { Env } from "../../model/env";
import { removeAt, replaceAt, type Filters } from "../../model/filters";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { draftOf } from "./draft";
import { FilterEditor } from "./FilterEditor";
import "./filters.css";

/** How many values a chip names before "and n more". */
const NAMED = 4;

interface FilterBarProps {
  env: Env;
  filters: Filters;
  /** Cases that the filters select; null until the engine has said. */
  selected: number | null;
  /** How many cases they select from; all of the file's unless told. */
  of?: number;
  /** What these filters are for, where they are not those of the whole page. */
  label?: string;
  add?: string;
  onFilters: (filters: Filters) => void;
}

/** The conditions in force, in words, and how many cases they select. */
export function FilterBar(props: FilterBarProps): JSX.Element {
  const { env, filters, selected, label: name, add, onFilters } = props;
  const { t, format, description } = env;
  const [editing, setEditing] = useState<number | "new" | null>(null);
  const cases = props.of ?? description.cases;
  const edited = typeof editing === "number" ? filters[editing] : undefined;

  return (
    <section class="cw-filters" aria-label={name ?? t("filters.title")}>
      <div class="cw-filters-chips">
        {filters.map((filter, index) => {
          const label = describeFilter(filter, env, NAMED);
          const editable = draftOf(filter, description) !== null;
          return (
            <Chip
              key={`${index} ${label}`}
              label={label}
              edit={t("filters.change")}
              remove={t("filters.remove", { filter: label })}
              {...(editable ? { onEdit: () => setEditing(index) } : {})}
              onRemove={() => onFilters(removeAt(filters, index))}
            />
          );
        })}
        <Button look="quiet" icon="plus" onClick={() => setEditing("new")}>
          {add ?? t("filters.add")}
        </Button>
        {filters.length > 1 ? (
          <Button look="quiet" onClick={() => onFilters([])}>
            {t("filters.clear")}
          </Button>
        ) : null}
      </div>
      <p class="cw-filters-count">
        {selected === null ? (
          <span class="cw-quiet">{t("filters.counting")}</span>
        ) : (
          <>
            <strong>{format.count(selected)}</strong>{" "}
            <span class="cw-quiet">{t("filters.selectedOf", { n: cases })}</span>
          </>
        )}
        <span class="cw-filters-share" aria-hidden="true">
          <span style={{ "--length": cases > 0 && selected !== null ? String(selected / cases) : "0" }} />
        </span>
      </p>
      {editing === null ? null : (
        <FilterEditor
          env={env}
          draft={edited ? draftOf(edited, description) : null}
          onClose={() => setEditing(null)}
          onApply={(filter) => {
            onFilters(
              typeof editing === "number" ? replaceAt(filters, editing, filter) : [...filters, filter],
            );
            setEditing(null);
          }}
        />
      )}
    </section>
  );
}
