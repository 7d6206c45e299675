import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Filter } from "../../model/data";
import { axisGroups } from "../../model/axes";
import type { Env } from "../../model/env";
import { Button } from "../../ui/Button";
import { CheckList } from "../../ui/CheckList";
import { Dialog } from "../../ui/Dialog";
import { RadioField, SelectField } from "../../ui/Field";
import { boundsOf, filterOf, isBackwards, newDraft, operatorsFor, takesList, type Draft } from "./draft";

interface FilterEditorProps {
  env: Env;
  /** The condition to change; none: a new one. */
  draft: Draft | null;
  onApply: (filter: Filter) => void;
  onClose: () => void;
}

export function FilterEditor({ env, draft: given, onApply, onClose }: FilterEditorProps): JSX.Element {
  const { t, labels, description } = env;
  const first = description.variables[0]?.id ?? "";
  const [draft, setDraft] = useState<Draft>(given ?? newDraft(first, description));
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const filter = filterOf(draft, description);

  return (
    <Dialog
      title={t(given ? "filters.change" : "filters.add")}
      close={t("dialog.close")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("filters.cancel")}</Button>
          <Button look="primary" disabled={filter === null} onClick={() => filter && onApply(filter)}>
            {t("filters.apply")}
          </Button>
        </>
      }
    >
      <SelectField
        first
        label={t("filters.what")}
        value={draft.axis}
        groups={axisGroups(description, labels, t)}
        onChange={(axis) => setDraft(newDraft(axis, description))}
      />
      <RadioField
        legend={t("filters.how")}
        value={draft.operator}
        options={operatorsFor(draft.axis, description).map((id) => ({
          id,
          label: t(`filters.operator.${id}`),
        }))}
        onChange={(operator) => change({ operator })}
      />
      {takesList(draft.operator) ? (
        <CheckList
          key={draft.axis}
          legend={labels.axis(draft.axis)}
          options={labels.categories(draft.axis).map(({ id, label }) => ({ id: String(id), label }))}
          chosen={draft.chosen}
          search={t("filters.search")}
          nothing={t("filters.nothingFound")}
          onChange={(chosen) => change({ chosen })}
        />
      ) : null}
      {draft.operator === "notIn" || draft.operator === "noneOf" ? (
        <label class="cw-filter-keep">
          <input
            type="checkbox"
            checked={draft.keepMissing}
            onChange={(event) => change({ keepMissing: event.currentTarget.checked })}
          />
          <span>{t("filters.keepMissing")}</span>
        </label>
      ) : null}
      {draft.operator === "between" ? <Bounds env={env} draft={draft} onChange={change} /> : null}
    </Dialog>
  );
}

interface BoundsProps {
  env: Env;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

function Bounds({ env, draft, onChange }: BoundsProps): JSX.Element {
  const { t, labels, description } = env;
  const options = boundsOf(draft.axis, description).map((value) => ({
    id: String(value),
    label: labels.category(draft.axis, value),
  }));
  const groups = [{ label: "", options }];
  return (
    <>
      <div class="cw-filter-bounds">
        <SelectField
          label={t("filters.from")}
          none={t("filters.open")}
          value={draft.low}
          groups={groups}
          onChange={(low) => onChange({ low })}
        />
        <SelectField
          label={t("filters.to")}
          none={t("filters.open")}
          value={draft.high}
          groups={groups}
          onChange={(high) => onChange({ high })}
        />
      </div>
      {isBackwards(draft, description) ? <p role="alert">{t("filters.backwards")}</p> : null}
    </>
  );
}
