import type { JSX } from "preact";
import { subject, withAdjustment } from "../../codebooks/adjust";
import type { Adjustment } from "../../model/data";
import type { Env } from "../../model/env";
import { Button } from "../../ui/Button";
import { Disclosure } from "../../ui/Disclosure";
import type { CheckProps } from "./CheckCard";
import { inputFacts } from "./input";
import { MissingShares } from "./MissingShares";
import { ReadAs } from "./ReadAs";
import { ReleaseFact } from "./ReleaseFact";
import { findings, type Finding } from "./summary";
import { adjustmentText } from "./words";

/** Everything behind the line: what was recognised, what was done, what is offered, and how to undo it. */
export function CheckDetails({ env, report, adjustments, onAdjust, onRead }: CheckProps): JSX.Element {
  const { t, format, description } = env;
  const { codebook } = description;
  const all = findings(report, env);
  const adjusted = all.filter(({ weight }) => weight === "adjusted");
  const look = all.filter(({ weight }) => weight === "look");
  const exact = report.columns.filter(({ mapped }) => mapped === "exact").length;
  const adjust = (one: Adjustment) => onAdjust(withAdjustment(adjustments, one));
  const undo = (one: Adjustment) => onAdjust(adjustments.filter((other) => subject(other) !== subject(one)));
  return (
    <div class="cw-check-body">
      <dl>
        <ReleaseFact env={env} report={report} onAdjust={adjust} />
        <Fact name={t("check.size")}>{format.bytes(report.bytes)}</Fact>
        <Fact name={t("check.linesRead")}>
          {t("check.linesSum", {
            lines: report.lines,
            n: report.cases,
            blank: report.blankLines.count,
            aside: report.longLinesSetAside.count,
          })}
        </Fact>
        {inputFacts(report, env).map(([name, text]) => (
          <Fact key={name} name={name}>
            {text}
          </Fact>
        ))}
        <Fact name={t("check.exactColumns")}>
          {t("check.exact", { n: exact, all: report.columns.length })}
        </Fact>
        <Fact name={t("remark.codebook")}>
          {t("remark.codebookText", { title: codebook.title, version: codebook.version })}
        </Fact>
      </dl>
      <ReadAs env={env} onRead={onRead} />
      {report.recodings
        .filter(({ made }) => !made)
        .map(({ id, label }) => (
          <p key={id} class="cw-check-offer">
            <span>{t("check.recoding", { label })}</span>{" "}
            <Button onClick={() => adjust({ kind: "recoding", recoding: id })}>{t("check.recode")}</Button>
          </p>
        ))}
      <Findings env={env} title={t("check.lookTitle")} list={look} onAdjust={adjust} />
      <Findings env={env} title={t("check.adjustedTitle")} list={adjusted} onAdjust={adjust} />
      {adjustments.length > 0 ? (
        <div class="cw-check-findings">
          <h3>{t("check.yours")}</h3>
          <ul class="cw-check-details">
            {adjustments.map((one) => (
              <li key={subject(one)}>
                {adjustmentText(one, env)}{" "}
                <Button look="quiet" icon="undo" onClick={() => undo(one)}>
                  {t("check.undo")}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {all.length === 0 && adjustments.length === 0 ? <p>{t("check.nothingLong")}</p> : null}
      <Disclosure summary={t("check.missingTitle")} onOpening>
        <MissingShares env={env} />
      </Disclosure>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface FindingsProps {
  env: Env;
  title: string;
  list: Finding[];
  onAdjust: (one: Adjustment) => void;
}

function Findings({ env, title, list, onAdjust }: FindingsProps): JSX.Element | null {
  if (list.length === 0) return null;
  return (
    <div class="cw-check-findings">
      <h3>{title}</h3>
      <ul>
        {list.map(({ key, text, details }) => (
          <li key={key}>
            <Disclosure summary={text}>
              <ul class="cw-check-details">
                {details.map(({ text: detail, offers }) => (
                  <li key={detail}>
                    {detail}{" "}
                    {offers.map((offer) => (
                      <Button key={offer.label} look="quiet" onClick={() => onAdjust(offer.adjustment)}>
                        {offer.label}
                        <span class="cw-unseen">{env.t("check.offerOf", { what: detail })}</span>
                      </Button>
                    ))}
                  </li>
                ))}
              </ul>
            </Disclosure>
          </li>
        ))}
      </ul>
    </div>
  );
}
