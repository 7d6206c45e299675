import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Texts } from "../../model/env";
import { RadioField } from "../../ui/Field";
import "./workedExample.css";

/** The codebook's own example, section 6: five cases, what is recorded of the three types of exploitation. */
const CASES: readonly (readonly boolean[])[] = [
  [true, false, false],
  [false, true, false],
  [false, false, true],
  [false, false, false],
  [true, true, false],
];
const ITEMS = ["example.labour", "example.sexual", "example.other"] as const;
/** Cases with each type, and the two denominators: set down here as the codebook prints them, not worked out. */
const COUNTS = [2, 2, 1] as const;
const DENOMINATORS = { answered: 4, all: 5 } as const;

type Base = keyof typeof DENOMINATORS;

/** Why the denominator matters, in five cases that anyone can count. */
export function WorkedExample({ texts: { t, format } }: { texts: Texts }): JSX.Element {
  const [base, setBase] = useState<Base>("answered");
  const denominator = DENOMINATORS[base];
  return (
    <section class="cw-example" aria-labelledby="cw-example-title">
      <h2 id="cw-example-title">{t("example.title")}</h2>
      <p class="cw-quiet">{t("example.lead")}</p>
      <RadioField
        legend={t("example.choose")}
        layout="row"
        value={base}
        options={[
          { id: "answered", label: t("example.answered") },
          { id: "all", label: t("example.all") },
        ]}
        onChange={setBase}
      />
      <table>
        <caption class="cw-unseen">{t("example.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("example.case")}</th>
            {ITEMS.map((item) => (
              <th key={item} scope="col">
                {t(item)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {CASES.map((items, index) => {
            const out = base === "answered" && !items.includes(true);
            return (
              <tr key={index} class={out ? "cw-example-out" : undefined}>
                <th scope="row">{t("example.caseNumber", { n: index + 1 })}</th>
                {items.map((present, item) => (
                  <td key={item}>
                    {present ? (
                      <span class="cw-example-dot">
                        <span class="cw-unseen">{t("example.recorded")}</span>
                      </span>
                    ) : (
                      <span class="cw-unseen">{t("example.blank")}</span>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("example.percent", { n: denominator })}</th>
            {COUNTS.map((count, index) => (
              <td key={index}>
                <strong>{format.percent(count, denominator)}</strong>
                <small>{t("explain.ratioShort", { count, denominator })}</small>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <p>{t(base === "answered" ? "example.why.answered" : "example.why.all")}</p>
    </section>
  );
}
