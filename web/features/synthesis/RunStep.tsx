import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { isCancelled } from "../../model/errorWords";
import { makeRelease, type Release, type Stage } from "../../synthesis/make_release";
import type { ReleaseParameters, StartSynthesis } from "../../synthesis/types";
import { Button } from "../../ui/Button";
import { SaveLedger } from "./CarriedLedger";
import { fileOptionsOf } from "./choice";
import { Failed } from "./Failed";
import { OlderMethods } from "./OlderMethods";
import type { Opened } from "./openLedger";
import { useSaving } from "./saving";
import type { StepProps } from "./SynthesisPanel";
import type { Words } from "./words";

interface RunStepProps extends StepProps {
  parameters: ReleaseParameters;
  start: StartSynthesis;
  ledger: Opened;
  release: Release | null;
  onRelease: (release: Release) => void;
}

interface Work {
  stage: Stage;
  permille: number | null;
}

/** Reserve, measure, make records: with a name for each stage, and a stop that gives nothing back. */
export function RunStep(props: RunStepProps): JSX.Element {
  const { words, env, file, codebook, unadjusted, choice, parameters } = props;
  const { start, ledger, release, onRelease } = props;
  const [work, setWork] = useState<Work | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const working = useRef<AbortController | null>(null);
  const saving = useSaving();
  useEffect(() => () => working.current?.abort(), []);

  const run = async () => {
    const { signal } = (working.current = new AbortController());
    setFailure(null);
    setWork({ stage: "plan", permille: null });
    try {
      const made = await makeRelease(
        {
          source: file,
          codebook,
          unadjusted,
          dataset: choice.dataset.trim(),
          options: fileOptionsOf(choice),
          parameters,
          simulated: props.rehearsal,
        },
        {
          start,
          ledger: { store: ledger.store, now: env.today },
          signal,
          onStage: (stage, permille) => setWork({ stage, permille }),
        },
      );
      onRelease(made);
      env.announce(words("run.done"));
    } catch (error) {
      setFailure(error);
    }
    setWork(null);
  };
  if (work) {
    return (
      <div class="cw-synthesis-work">
        {saving ? <SaveLedger words={words} saving={saving} /> : null}
        <p role="status">{stageText(words, work.stage)}</p>
        {work.permille === null ? (
          <progress aria-label={stageText(words, work.stage)} />
        ) : (
          <progress aria-label={stageText(words, work.stage)} max={1000} value={work.permille} />
        )}
        <Button onClick={() => working.current?.abort()}>{words("run.stop")}</Button>
        <p class="cw-small cw-quiet">{words("run.stopHint")}</p>
      </div>
    );
  }
  return (
    <>
      {release ? (
        <p>
          <strong>{words("run.done")}</strong>
        </p>
      ) : (
        <>
          <p>{words("run.lead")}</p>
          <Button look="primary" onClick={() => void run()}>
            {words("run.begin", { epsilon: String(parameters.epsilon) })}
          </Button>
        </>
      )}
      {isCancelled(failure) ? <p role="status">{words("run.stopped")}</p> : null}
      <Failed words={words} error={failure} />
      <OlderMethods {...props} />
    </>
  );
}

const stageText = (words: Words, stage: Stage): string =>
  stage === "epsilon" || stage === "memory" || stage === "older" || stage === "holdout"
    ? words("run.stage.commit")
    : words(`run.stage.${stage}`);
