import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Choice as Entry, CodebookDocument, FormatOptions } from "../../model/data";
import type { Env } from "../../model/env";
import { browserSynthesis, loadSynthesis, ownFileOf } from "../../bridge/synthesis_browser";
import type { Release } from "../../synthesis/make_release";
import type { SensitiveSource } from "../../synthesis/types";
import { Button } from "../../ui/Button";
import { BudgetStep } from "./BudgetStep";
import { firstChoice, parametersOf, type Choice } from "./choice";
import { ColumnsStep } from "./ColumnsStep";
import { LedgerStep } from "./LedgerStep";
import { tablesOf } from "./looked";
import type { Opened } from "./openLedger";
import { ReleaseStep } from "./ReleaseStep";
import { RiskStep } from "./RiskStep";
import { RunStep } from "./RunStep";
import { wordsOf, type Words } from "./words";

const STEPS = ["columns", "risk", "budget", "ledger", "run", "release"] as const;
type Step = (typeof STEPS)[number];

export interface SynthesisPanelProps {
  env: Env;
  /** The open file, read again by the workers that need it, as it was read here. */
  file: File;
  reading: OwnReading;
  rehearsal: boolean;
  /** Ids of rows and columns of the tables that the reader looked at. */
  looked: readonly string[][];
  onClose: () => void;
  guide: ComponentChildren;
}

/** How the open file is read. */
export interface OwnReading {
  format: FormatOptions;
  chosen: ReadonlyMap<Entry["of"], number>;
  /** The codebook without what was decided for this file. */
  unadjusted: CodebookDocument;
}

/** What every step gets. */
export interface StepProps {
  env: Env;
  words: Words;
  file: SensitiveSource;
  /** JSON text of the codebook in use; and without what was decided for this file. */
  codebook: string;
  unadjusted: string;
  rehearsal: boolean;
  /** The tables that the reader looked at, of columns that are released. */
  looked: string[][];
  choice: Choice;
  onChoice: (part: Partial<Choice>) => void;
}

/** From own records to a release, in six steps. */
export function SynthesisPanel({
  env,
  file,
  reading,
  rehearsal,
  looked,
  onClose,
  guide,
}: SynthesisPanelProps): JSX.Element {
  const words = useMemo(() => wordsOf(env.format), [env]);
  const [step, setStep] = useState<Step>("columns");
  const [choice, setChoice] = useState(() =>
    firstChoice(env.description.variables.filter(isColumn).map(({ id }) => id)),
  );
  const [ledger, setLedger] = useState<Opened | null>(null);
  const [release, setRelease] = useState<Release | null>(null);
  // So that nothing is asked of the network later.
  useEffect(() => void loadSynthesis().catch(() => undefined), []);

  const own = useMemo(
    () => ({
      file: ownFileOf(file, reading.format, reading.chosen),
      codebook: JSON.stringify(env.description.codebook),
      unadjusted: JSON.stringify(reading.unadjusted),
    }),
    [file, reading],
  );
  const parameters = parametersOf(choice);
  const ready: Record<Step, boolean> = {
    columns: choice.columns.length > 0 && choice.expectedRecords !== null && choice.subject?.trim() !== "",
    risk: true,
    budget: parameters !== null,
    ledger: ledger !== null && choice.dataset.trim() !== "",
    run: release !== null,
    release: true,
  };
  const at = STEPS.indexOf(step);
  const furthest = STEPS.findIndex((one) => !ready[one]);
  const reachable = (index: number) => furthest === -1 || index <= furthest;
  const given: StepProps = {
    env,
    words,
    ...own,
    rehearsal,
    looked: tablesOf(env.description, looked, choice.columns),
    choice,
    onChoice: (part) => {
      setChoice((before) => ({ ...before, ...part }));
      // What was made belongs to what was chosen.
      setRelease(null);
    },
  };
  return (
    <section class="cw-synthesis" aria-labelledby="cw-synthesis-title">
      <div class="cw-synthesis-head">
        <h2 id="cw-synthesis-title">{words("synthesis.title")}</h2>
        <Button look="quiet" onClick={onClose}>
          {words("synthesis.back")}
        </Button>
      </div>
      <p>{words("synthesis.lead")}</p>
      {guide}
      {rehearsal ? <p class="cw-synthesis-mark">{words("synthesis.rehearsal")}</p> : null}
      <ol class="cw-synthesis-steps" aria-label={words("synthesis.steps")}>
        {STEPS.map((one, index) => (
          <li key={one}>
            <button
              type="button"
              aria-current={one === step ? "step" : undefined}
              disabled={!reachable(index)}
              onClick={() => setStep(one)}
            >
              {words(`synthesis.step.${one}`)}
            </button>
          </li>
        ))}
      </ol>
      <div class="cw-synthesis-body">
        {step === "columns" ? <ColumnsStep {...given} /> : null}
        {step === "risk" ? <RiskStep {...given} start={browserSynthesis} /> : null}
        {step === "budget" ? <BudgetStep {...given} start={browserSynthesis} /> : null}
        {step === "ledger" && parameters ? (
          <LedgerStep
            {...given}
            parameters={parameters}
            start={browserSynthesis}
            opened={ledger}
            onOpened={setLedger}
          />
        ) : null}
        {step === "run" && parameters && ledger ? (
          <RunStep
            {...given}
            parameters={parameters}
            start={browserSynthesis}
            ledger={ledger}
            release={release}
            onRelease={setRelease}
          />
        ) : null}
        {step === "release" && parameters && release ? (
          <ReleaseStep
            {...given}
            parameters={parameters}
            start={browserSynthesis}
            release={release}
            ledger={ledger}
          />
        ) : null}
      </div>
      <div class="cw-synthesis-foot cw-no-print">
        <Button disabled={at === 0} onClick={() => setStep(STEPS[at - 1] ?? step)}>
          {words("synthesis.previous")}
        </Button>
        {at < STEPS.length - 1 ? (
          <Button look="primary" disabled={!ready[step]} onClick={() => setStep(STEPS[at + 1] ?? step)}>
            {words("synthesis.next")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** A column of the file, not something worked out from one. */
export const isColumn = ({ kind, inFile }: Env["description"]["variables"][number]) =>
  kind !== "derived" && inFile;
