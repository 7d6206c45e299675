import type { JSX } from "preact";
import type { Adjustment, CheckedReport, FormatOptions } from "../../model/data";
import type { Env } from "../../model/env";
import { Button } from "../../ui/Button";
import { Disclosure } from "../../ui/Disclosure";
import { Icon } from "../../ui/Icon";
import { later } from "../../ui/later";
import { Notice } from "../../ui/Notice";
import { findings } from "./summary";
import "./check.css";

export interface CheckProps {
  env: Env;
  report: CheckedReport;
  /** The file has just been read again, on the reader's word. */
  open: boolean;
  adjustments: readonly Adjustment[];
  /** Reads the file again with these adjustments. */
  onAdjust: (adjustments: readonly Adjustment[]) => void;
  /** Reads the file again, in another way. */
  onRead: (format: FormatOptions) => void;
  /** Reads the file again with a codebook proposed from it. */
  onPropose: () => void;
}

const CheckDetails = later(async () => (await import("./CheckDetails")).CheckDetails);

/** What was read, recognised and adjusted: one line, with everything behind it. */
export function CheckCard(props: CheckProps): JSX.Element {
  const { env, report, adjustments, onPropose } = props;
  const { t, description } = env;
  const all = findings(report, env);
  const made = all.filter(({ weight }) => weight === "adjusted").length + adjustments.length;
  const look = all.filter(({ weight }) => weight === "look").length;
  const { known, columns, how } = report.release;
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
                title: description.codebook.title,
                n: report.layout.variablesInFile,
                all: report.layout.variablesInCodebook,
              })}
            </span>
            {made + look === 0 ? <span>{t("check.nothing")}</span> : null}
            {made > 0 ? <span>{t("check.adjustedCount", { n: made })}</span> : null}
            {look > 0 ? (
              <span class="cw-check-look">
                <Icon name="warning" /> {t("check.lookCount", { n: look })}
              </span>
            ) : null}
          </span>
        }
        open={props.open}
        onOpening
      >
        <CheckDetails {...props} />
      </Disclosure>
      {how === "foreign" ? (
        <Notice kind="warning" title={t("check.foreign")}>
          <p>{t("check.foreignText", { n: known, all: columns })}</p>
          <Button onClick={onPropose}>{t("load.propose")}</Button>
        </Notice>
      ) : null}
      {how === "proposed" || description.codebook.id === "proposed" ? (
        <Notice kind="warning" title={t("check.proposed")}>
          <p>{t("check.proposedText", { unit: description.codebook.unit })}</p>
        </Notice>
      ) : null}
    </section>
  );
}
