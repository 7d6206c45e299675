/** The one-page report of a differentially private release, for a reader without mathematics. */
import { beliefAfter } from "./belief";
import { html } from "./html";
import type { Markup } from "./html";
import type { PublishableRelease } from "./publishable";
import { columnList, page, percent, provenanceOf, rounded, whole } from "./report_parts";

export function reportPage(release: PublishableRelease): string {
  return page(
    release.title,
    html`<h1>${release.title}</h1>
      ${what(release)} ${promise(release)} ${accuracy(release)} ${invented(release)} ${limits(release)}
      ${provenanceOf(release.provenance)}`,
  );
}

function what({ made, measured, fitted }: PublishableRelease): Markup {
  return html`<h2>What was released</h2>
    <p>
      On ${made}: a table of counts, and ${whole(fitted.records)} synthetic records made from these counts
      alone. They describe about ${whole(measured.protectedRecords)} records (19 times of 20 within
      ${whole(measured.recordCount.halfWidth)} of the true number). No line is the record of a real case.
    </p>
    <p>Codebook ${measured.codebook.id}, version ${measured.codebook.version}; these columns:</p>
    ${columnList(measured.columns)}`;
}

function promise({ measured, account, unit }: PublishableRelease): Markup {
  const { accounting, discovered, strict } = measured;
  return html`<h2>What is promised</h2>
    <p>
      Nobody can tell from these files whether any one record was in the source, except with a small, limited
      confidence. That holds whatever else they know, and it adds up over releases.
    </p>
    <p>
      In numbers: epsilon ${rounded(accounting.epsilon)}, delta ${String(accounting.delta)}; protected is one
      record (data sets that differ by one record added or removed).
      ${unit === "subject" ? "A record is a person with all lines of the source that are about them." : ""}
      ${manyRecords(measured)}
    </p>
    ${picture(accounting.epsilon)}
    <p>
      All ${whole(account.releases)} releases of this data so far, together:
      ${
        account.epsilon === null
          ? html`<span class="warn">no bound</span>, because something was exported by a method that has none.`
          : html`epsilon ${rounded(account.epsilon)} at delta ${account.delta} (plain sum of the epsilons:
            ${account.epsilonSum}).`
      }
    </p>
    ${discovered ? html`<p>Some lists of values were found in the data; that they exist is protected by delta.</p>` : ""}
    ${
      strict === null
        ? ""
        : html`<p>
            Strict release: no count describes fewer than ${whole(strict)} records, and nothing is invented.
          </p>`
    }`;
}

function manyRecords({ accounting }: PublishableRelease["measured"]): Markup | string {
  if (accounting.recordsPerPerson === 1) return "";
  return html`One person may have up to ${whole(accounting.recordsPerPerson)} records; a person with so many
  is protected with epsilon ${rounded(accounting.epsilonPerPerson)}.`;
}

/** A belief of one in a hundred, before and after. */
function picture(epsilon: number): Markup {
  const before = 0.01;
  const after = beliefAfter(before, epsilon);
  const bar = (share: number) => String(Math.max(2, Math.round(300 * share)));
  const colour = after > 0.5 ? "#a40000" : "#2b5c8a";
  const text = html`who believes with 1 % that a record is in the source can come to believe it with at most
  ${percent(after)}`;
  return html`<figure>
    <svg width="300" height="36" role="img" aria-label="1 % before, at most ${percent(after)} after">
      <rect width="300" height="36" fill="#eee" />
      <rect width="${bar(before)}" height="16" fill="#777" />
      <rect y="20" width="${bar(after)}" height="16" fill="${colour}" />
    </svg>
    <figcaption>
      ${after > 0.5 ? html`<span class="warn">A weak promise: ${text}.</span>` : html`In a picture: ${text}.`}
    </figcaption>
  </figure>`;
}

/** Records that have less than this part of the single values do not stand for the counts. */
const FAR_BELOW = 0.9;

function accuracy({ measured, fitted }: PublishableRelease): Markup {
  return html`<h2>How exact the counts are</h2>
    <table>
      <thead>
        <tr>
          <th>Attributes in a combination</th>
          <th class="n">On average, off by</th>
          <th class="n">19 of 20 counts are within</th>
          <th class="n">Smallest count shown</th>
        </tr>
      </thead>
      <tbody>
        ${measured.lengths.map(
          ({ length, expectedError, halfWidth, displayed }) =>
            html`<tr>
              <td>${length}</td>
              <td class="n">${rounded(expectedError)}</td>
              <td class="n">${whole(halfWidth)}</td>
              <td class="n">${whole(displayed)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p>
      This is about the table of counts, and holds for records of which at most
      ${whole(measured.contributionBound)} attributes are counted. For a count that you report, take the table
      where it has one.
    </p>
    ${recordsApart(fitted)}`;
}

/** How far the records are from the noisy counts: both are released, so this costs nothing. */
function recordsApart({ lengths }: PublishableRelease["fitted"]): Markup {
  const [single] = lengths;
  if (single === undefined)
    return html`<p>The synthetic records come close to these counts, not exactly.</p>`;
  return html`<p>The synthetic records come close to these counts, not exactly. Apart on average:</p>
    <ul>
      ${lengths.map(
        ({ length, meanDifference }) => html`<li>Combinations of ${length}: ${rounded(meanDifference)}.</li>`,
      )}
    </ul>
    ${
      single.reached < FAR_BELOW
        ? html`<p class="warn">
            Only ${percent(single.reached)} of the single values that were counted stand in the records: these
            may hold no combination that was not released. Take no share and no count from the records.
          </p>`
        : ""
    }`;
}

function invented({ measured, fitted }: PublishableRelease): Markup {
  return html`<h2>Invented and missing</h2>
    <ul>
      ${measured.lengths.map(({ length, shown, expectedInvented }) => {
        const ofHundred =
          shown === 0
            ? "none are shown"
            : `about ${rounded((100 * expectedInvented) / shown)} of 100 may not exist`;
        return html`<li>Combinations of ${length}: ${whole(shown)} shown; ${ofHundred}.</li>`;
      })}
    </ul>
    <p>
      ${
        fitted.noInvention
          ? "No synthetic record has a combination of these lengths that was not counted."
          : "Synthetic records may have combinations that no real record has."
      }
      A combination that is absent here may well be real: small groups are left out to protect them.
    </p>`;
}

function limits({ measured }: PublishableRelease): Markup {
  const least = Math.min(...measured.lengths.map(({ displayed }) => displayed));
  return html`<h2>Not for</h2>
    <ul>
      <li>decisions about any individual;</li>
      <li>counts below ${whole(least)};</li>
      <li>comparing two releases by subtraction: the difference is mostly noise;</li>
      <li>claims that something does not occur.</li>
    </ul>`;
}
