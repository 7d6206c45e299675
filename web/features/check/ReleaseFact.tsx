import type { JSX } from "preact";
import type { Adjustment, CheckedReport, CodebookDocument } from "../../model/data";
import type { Env } from "../../model/env";
import { releaseText } from "../../model/release";
import { SelectField } from "../../ui/Field";

interface ReleaseFactProps {
  env: Env;
  report: CheckedReport;
  onAdjust: (one: Adjustment) => void;
}

/** Which release the file is, and on what grounds; asked of the reader where its content leaves it open. */
export function ReleaseFact({ env, report, onAdjust }: ReleaseFactProps): JSX.Element {
  const { t } = env;
  const { release } = report;
  const { releases = [] } = env.description.codebook as unknown as CodebookDocument;
  return (
    <div>
      <dt>{t("check.release")}</dt>
      <dd>
        {releaseText(release, env)}
        {release.certain || releases.length < 2 ? null : (
          <SelectField
            label={t("check.releaseAsk")}
            value=""
            none={t("check.releaseOpen")}
            groups={[{ label: "", options: releases.map(({ id, title }) => ({ id, label: title })) }]}
            onChange={(id) => onAdjust({ kind: "release", release: id })}
          />
        )}
      </dd>
    </div>
  );
}
