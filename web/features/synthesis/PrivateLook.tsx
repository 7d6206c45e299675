import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { evaluateRelease, tryWithHalf } from "../../synthesis/evaluate_release";
import type { Release } from "../../synthesis/make_release";
import { privatePackage } from "../../synthesis/packages";
import { privateReport } from "../../synthesis/private_report";
import type { Evaluation, Holdout, ReleaseParameters, StartSynthesis } from "../../synthesis/types";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { fileOptionsOf } from "./choice";
import { Failed } from "./Failed";
import { OwnTableFigures, OwnTables } from "./OwnTables";
import { savePackage } from "./saving";
import { SmallTable } from "./SmallTable";
import type { StepProps } from "./SynthesisPanel";
import { shareText, type Words } from "./words";

interface PrivateLookProps extends StepProps {
  parameters: ReleaseParameters;
  start: StartSynthesis;
  release: Release;
}

type Busy = "evaluate" | "half" | null;

/** How far the release is from the source: exact, for this screen and the private package alone. */
export function PrivateLook(props: PrivateLookProps): JSX.Element {
  const { words, env, file, codebook, choice, looked, parameters, start, release } = props;
  const [tables, setTables] = useState(looked);
  const [evaluation, setEvaluation] = useState<Evaluation | null>(null);
  const [holdout, setHoldout] = useState<Holdout | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState<Busy>(null);
  const working = useRef<AbortController | null>(null);
  useEffect(() => () => working.current?.abort(), []);
  const date = env.today().toISOString().slice(0, 10);
  const source = {
    source: file,
    codebook,
    options: fileOptionsOf(choice),
  };

  const work = async (what: Exclude<Busy, null>, then: (signal: AbortSignal) => Promise<void>) => {
    const { signal } = (working.current = new AbortController());
    setBusy(what);
    setFailure(null);
    try {
      await then(signal);
    } catch (error) {
      if (!signal.aborted) setFailure(error);
    }
    setBusy(null);
  };
  const evaluate = () =>
    work("evaluate", async (signal) => {
      const made = { blob: release.measured.blob, csv: release.fitted.csv, request: { tables } };
      setEvaluation(await evaluateRelease(start, source, made, { signal }));
    });
  const tryHalf = () =>
    work("half", async (signal) => {
      setHoldout(await tryWithHalf(start, source, parameters, { signal }));
    });
  const stage = words(busy === "half" ? "half.stage" : "run.stage.evaluate");
  return (
    <>
      <p>{words("result.evaluateLead")}</p>
      {evaluation ? (
        <>
          <Figures words={words} env={env} evaluation={evaluation} />
          <OwnTableFigures words={words} env={env} tables={evaluation.ownTables} />
          <h4>{words("same.title")}</h4>
          <p>{words("same.found", { same: evaluation.same.asAUnique, n: evaluation.syntheticRecords })}</p>
          {holdout ? <HalfFound words={words} holdout={holdout} /> : <p>{words("half.lead")}</p>}
        </>
      ) : null}
      <OwnTables words={words} env={env} columns={choice.columns} tables={tables} onTables={setTables} />
      {busy ? (
        <div role="status">
          <p>{stage}</p>
          <progress aria-label={stage} />
          <Button onClick={() => working.current?.abort()}>{words("run.stop")}</Button>
        </div>
      ) : (
        <div class="cw-synthesis-fields">
          <Button onClick={() => void evaluate()}>{words("result.evaluate")}</Button>
          {evaluation && !holdout ? (
            <Button onClick={() => void tryHalf()}>{words("half.try")}</Button>
          ) : null}
          {evaluation ? (
            <Button
              icon="save"
              onClick={() => void savePackage(privatePackage(privateFiles(evaluation, holdout), date))}
            >
              {words("result.savePrivate")}
            </Button>
          ) : null}
        </div>
      )}
      <Failed words={words} error={failure} />
    </>
  );
}

function HalfFound({ words, holdout }: { words: Words; holdout: Holdout }): JSX.Element {
  const { madeFrom, heldBack, withinChance } = holdout;
  const found = words("half.found", {
    from: madeFrom.same.met,
    back: heldBack.same.met,
  });
  if (!withinChance) return <Notice kind="warning" title={`${found} ${words("half.copied")}`} />;
  return (
    <p>
      {found} {words("half.fine")}
    </p>
  );
}

function Figures({
  words,
  env,
  evaluation,
}: {
  words: Words;
  env: StepProps["env"];
  evaluation: Evaluation;
}): JSX.Element {
  const table = (which: "aggregates" | "synthetic") => (
    <SmallTable
      caption={words(which === "aggregates" ? "result.table" : "result.records")}
      head={[
        words(which === "aggregates" ? "result.table" : "result.records"),
        words("result.error"),
        words("result.missing"),
        words("result.invented"),
      ]}
      rows={evaluation.lengths.flatMap((one) => {
        const found = one[which];
        if (!found) return [];
        const { meanError, missingShare, inventedShare } = found;
        return [
          [
            words("budget.lengthOf", { n: one.length }),
            meanError === null ? "–" : env.format.count(Math.round(meanError * 10) / 10),
            missingShare === null ? "–" : shareText(missingShare),
            inventedShare === null ? "–" : shareText(inventedShare),
          ],
        ];
      })}
    />
  );
  return (
    <>
      {table("aggregates")}
      {table("synthetic")}
    </>
  );
}

const privateFiles = (evaluation: Evaluation, holdout: Holdout | null) => [
  { name: "PRIVATE-evaluation.html", text: privateReport(evaluation, holdout) },
  { name: "PRIVATE-evaluation.json", text: `${JSON.stringify({ ...evaluation, holdout }, null, 2)}\n` },
];
