import type { JSX } from "preact";
import type { FormatOptions } from "../../model/data";
import type { Env } from "../../model/env";
import { Disclosure } from "../../ui/Disclosure";
import { Icon } from "../../ui/Icon";
import { inputFacts } from "./input";
import { ReadAs } from "./ReadAs";
import { findings, type Finding } from "./summary";
import "./check.css";

/** What was read, recognised and adjusted: one line, with everything behind it. */
export function CheckCard({
  env,
  onRead,
}: {
  env: Env;
  onRead: (format: FormatOptions) => void;
}): JSX.Element {
  const { t, format, description } = env;
  const { report, codebook } = description;
  const all = findings(report, env);
  const adjusted = all.filter(({ weight }) => weight === "adjusted");
  const look = all.filter(({ weight }) => weight === "look");
  const exact = report.columns.filter(({ mapped }) => mapped === "exact").length;
  return (
    <section class="cw-check" aria-label={t("check.title")}>
      <Disclosure
        summary={
          <span class="cw-check-line">
            <span>
              <strong>{t("check.cases", { n: report.cases })}</strong>
            </span>
            <span>
              {t("check.layout", {
                title: codebook.title,
                n: report.layout.variablesInFile,
                all: report.layout.variablesInCodebook,
              })}
            </span>
            {all.length === 0 ? <span>{t("check.nothing")}</span> : null}
            {adjusted.length > 0 ? <span>{t("check.adjustedCount", { n: adjusted.length })}</span> : null}
            {look.length > 0 ? (
              <span class="cw-check-look">
                <Icon name="warning" /> {t("check.lookCount", { n: look.length })}
              </span>
            ) : null}
          </span>
        }
      >
        <div class="cw-check-body">
          <dl>
            <Fact name={t("check.size")}>{format.bytes(report.bytes)}</Fact>
            <Fact name={t("check.linesRead")}>{format.count(report.lines)}</Fact>
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
          <Findings title={t("check.lookTitle")} list={look} />
          <Findings title={t("check.adjustedTitle")} list={adjusted} />
          {all.length === 0 ? <p>{t("check.nothingLong")}</p> : null}
        </div>
      </Disclosure>
    </section>
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

function Findings({ title, list }: { title: string; list: Finding[] }): JSX.Element | null {
  if (list.length === 0) return null;
  return (
    <div class="cw-check-findings">
      <h3>{title}</h3>
      <ul>
        {list.map(({ key, text, details }) => (
          <li key={key}>
            <Disclosure summary={text}>
              <ul class="cw-check-details">
                {details.map((detail) => (
                  <li key={detail}>{detail}</li>
                ))}
              </ul>
            </Disclosure>
          </li>
        ))}
      </ul>
    </div>
  );
}
