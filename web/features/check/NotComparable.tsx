import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { incomparable } from "../../codebooks/compare";
import type { CodebookDocument } from "../../model/data";
import type { Env } from "../../model/env";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";

interface NotComparableProps {
  env: Env;
  before: { name: string; codebook: CodebookDocument } | null;
}

/** Says so where figures of this file may not stand beside those of the one that was open before, and why. */
export function NotComparable({ env, before }: NotComparableProps): JSX.Element | null {
  const { t } = env;
  const [shown, setShown] = useState(true);
  const why =
    before && incomparable(before.codebook, env.description.codebook as unknown as CodebookDocument);
  if (!before || !why || !shown) return null;
  return (
    <Notice kind="warning" title={t("compare.refused", { name: before.name })}>
      <p>
        {why.why === "unit"
          ? t("compare.unit", { first: why.units[0], second: why.units[1] })
          : why.why === "release"
            ? why.text
            : t("compare.codebook", { first: why.titles[0], second: why.titles[1] })}
      </p>
      <Button look="quiet" onClick={() => setShown(false)}>
        {t("load.dismiss")}
      </Button>
    </Notice>
  );
}
