/** The one-page report of a release by an older method: it promises less, and says so first. */
import { html } from "./html";
import type { Markup } from "./html";
import type { PublishableOlderRelease } from "./publishable";
import { columnList, page, provenanceOf, whole } from "./report_parts";

export function olderReportPage({ title, made, report, provenance }: PublishableOlderRelease): string {
  return page(
    title,
    html`<h1>${title}</h1>
      <p class="warn">
        Not differentially private. Do not release a second time from the same or updated data.
      </p>
      <h2>What was released</h2>
      <p>
        On ${made}: ${whole(report.records)}
        ${report.method.startsWith("suppress") ? "records, parts of which are left out" : "synthetic records"}
        (method: ${report.method}). Codebook ${report.codebook.id}, version ${report.codebook.version}; these
        columns:
      </p>
      ${columnList(report.columns)} ${promise(report)}
      <p>
        There is no epsilon: what two such releases say together may show single records, and a group that
        shares a secret shows it.
      </p>
      <h2>Not for</h2>
      <ul>
        <li>decisions about any individual;</li>
        <li>a second release, or one beside another;</li>
        <li>claims that something does not occur.</li>
      </ul>
      ${provenanceOf(provenance)}`,
  );
}

function promise({ method, groupSize, length }: PublishableOlderRelease["report"]): Markup {
  const k = whole(groupSize);
  const lengths = html`Every combination of up to ${length} values in a record is shared by at least ${k}
  records`;
  const texts: Record<PublishableOlderRelease["report"]["method"], Markup> = {
    rowSeeded: html`Whatever a record shows is shared by at least ${k} records of the source.`,
    valueSeeded: html`Whatever a record shows is shared by at least ${k} records of the source.`,
    unseeded: html`Whatever a record shows is shared by at least ${k} records of the source.`,
    aggregateSeeded: html`${lengths} of the source; longer ones may be shared by fewer, or by none.`,
    suppressRecords: html`Each record agrees in the columns that could identify with at least ${k} in all.`,
    suppressCells: html`Each record agrees in the columns that could identify with at least ${k} in all.`,
    suppressTuples: html`${lengths} of this file; a longer one may tell a record apart.`,
  };
  const real = method.startsWith("suppress");
  return html`<h2>What is promised</h2>
    <p>${texts[method]}${real ? " These are real records: whoever knows one may find it." : ""}</p>`;
}
