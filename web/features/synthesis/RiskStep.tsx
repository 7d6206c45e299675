import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { risksOf } from "../../synthesis/evaluate_release";
import type { Risk, StartSynthesis } from "../../synthesis/types";
import { Button } from "../../ui/Button";
import { fileOptionsOf, lengthOf } from "./choice";
import { Failed } from "./Failed";
import type { StepProps } from "./SynthesisPanel";
import { SmallTable } from "./SmallTable";

const RARE_BELOW = 10;

/** How many records short combinations single out: exact, for this screen. */
export function RiskStep({
  words,
  env,
  file,
  codebook,
  choice,
  start,
}: StepProps & { start: StartSynthesis }): JSX.Element {
  const [risk, setRisk] = useState<Risk | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const working = useRef<AbortController | null>(null);
  useEffect(() => () => working.current?.abort(), []);

  const look = async () => {
    const { signal } = (working.current = new AbortController());
    setBusy(true);
    setFailure(null);
    const options = fileOptionsOf(choice);
    const asked = {
      length: Math.max(lengthOf(choice), Math.min(3, choice.columns.length)),
      rareBelow: RARE_BELOW,
    };
    try {
      setRisk(await risksOf(start, { source: file, codebook, options }, asked, { signal }));
    } catch (error) {
      if (!signal.aborted) setFailure(error);
    }
    setBusy(false);
  };
  const singled = risk?.lengths.reduce((sum, one) => sum + one.singledOut, 0) ?? 0;
  return (
    <>
      <p>{words("risk.lead")}</p>
      <p class="cw-synthesis-private">{words("synthesis.private")}</p>
      {risk ? (
        <>
          <p>
            <strong>{words("risk.total", { singled, n: risk.records, length: risk.lengths.length })}</strong>
          </p>
          <SmallTable
            caption={words("synthesis.step.risk")}
            head={[
              words("risk.length"),
              words("risk.combinations"),
              words("risk.unique"),
              words("risk.rare", { n: risk.rareBelow }),
              words("risk.singledOut"),
            ]}
            rows={risk.lengths.map((one) =>
              [one.length, one.combinations, one.unique, one.rare, one.singledOut].map((n) =>
                env.format.count(n),
              ),
            )}
          />
        </>
      ) : busy ? (
        <div class="cw-synthesis-work" role="status">
          <p>{words("run.stage.risk")}</p>
          <progress aria-label={words("run.stage.risk")} />
          <Button onClick={() => working.current?.abort()}>{words("run.stop")}</Button>
        </div>
      ) : (
        <Button look="primary" onClick={() => void look()}>
          {words("risk.look")}
        </Button>
      )}
      <Failed words={words} error={failure} />
    </>
  );
}
