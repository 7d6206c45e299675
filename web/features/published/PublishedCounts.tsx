import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { NoPublishedCounts, readPublishedCounts } from "../../codebooks/aggregates";
import type { CodebookDocument } from "../../model/data";
import { axisGroups } from "../../model/axes";
import { whereOf } from "../../model/filters";
import { publishedText } from "../../model/published";
import { Button } from "../../ui/Button";
import { SelectField } from "../../ui/Field";
import { FileButton } from "../../ui/FileButton";
import { Notice } from "../../ui/Notice";
import { useLatest } from "../../ui/useLatest";
import type { PublishedProps } from "./PublishedCard";

/** Opens a file of published counts, and sets them beside the values of one variable or set under the filters. */
export function PublishedCounts({ env, filters, onPublished }: PublishedProps): JSX.Element {
  const { t, published, description } = env;
  const [refused, setRefused] = useState(false);
  const open = async (file: File) => {
    try {
      setRefused(false);
      const book = description.codebook as unknown as CodebookDocument;
      onPublished(readPublishedCounts(await file.text(), book));
    } catch (error) {
      if (!(error instanceof NoPublishedCounts)) throw error;
      setRefused(true);
    }
  };
  return (
    <div class="cw-check-body">
      <p class="cw-prose">{t("published.lead")}</p>
      {refused ? (
        <Notice kind="error" title={t("published.bad")}>
          <p>{t("published.badText")}</p>
        </Notice>
      ) : null}
      <p class="cw-check-line">
        <FileButton
          accept=".tsv,.csv,.txt,text/tab-separated-values,text/csv"
          onFile={(file) => void open(file)}
        >
          {t("published.open")}
        </FileButton>
        {published ? (
          <>
            <span>
              {t("published.opened", {
                n: published.combinations,
                length: published.longest,
                unmapped: published.unmapped,
              })}
            </span>
            <Button look="quiet" onClick={() => onPublished(null)}>
              {t("published.close")}
            </Button>
          </>
        ) : null}
      </p>
      {published ? <SideBySide env={env} filters={filters} /> : null}
    </div>
  );
}

function SideBySide({ env, filters }: Pick<PublishedProps, "env" | "filters">): JSX.Element {
  const { t, format, labels, published, description } = env;
  const [chosen, setChosen] = useState(description.sets[0]?.id ?? description.variables[0]?.id ?? "");
  const where = whereOf(filters);
  const profile = useLatest(JSON.stringify(where ?? null), (signal) =>
    env.run({ kind: "profile", ...(where ? { where } : {}) }, { signal }),
  ).value;
  const set = profile?.sets.find(({ id }) => id === chosen);
  const variable = profile?.variables.find(({ id }) => id === chosen);
  const rows = [
    { label: t("published.all"), count: profile?.selected ?? 0, filters: [...filters] },
    ...(set?.items ?? []).map(({ id, count }) => ({
      label: labels.axis(id),
      count,
      filters: [...filters, { set: chosen, allOf: [id] }],
    })),
    ...(variable?.values ?? []).map(({ value, count }) => ({
      label: labels.category(chosen, value),
      count,
      filters: [...filters, { variable: chosen, in: [value] }],
    })),
  ];
  return (
    <>
      <SelectField
        label={t("published.variable")}
        value={chosen}
        groups={axisGroups(description, labels, t).slice(0, 2)}
        onChange={setChosen}
      />
      <div class="cw-check-missing" tabIndex={0} role="region" aria-label={t("published.title")}>
        <table class="cw-published">
          <thead>
            <tr>
              <th scope="col">{t("published.value")}</th>
              <th scope="col">{t("published.here")}</th>
              <th scope="col">{t("published.there")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                <td>{format.count(row.count)}</td>
                <td>{publishedText(published, row.filters, env)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
