import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { beliefAfter } from "../../release/belief";
import type { Plan, StartSynthesis } from "../../synthesis/types";
import { RadioField, SelectField } from "../../ui/Field";
import { Notice } from "../../ui/Notice";
import { fileOptionsOf, deltaOf, lengthOf, parametersOf, usualDelta } from "./choice";
import { Failed } from "./Failed";
import { NumberField } from "./NumberField";
import { SmallTable } from "./SmallTable";
import type { StepProps } from "./SynthesisPanel";
import { usePlan, usePlanner } from "./usePlan";
import { shareText, type Words } from "./words";

/** Slider positions: tenths of epsilon. */
const LEAST = 1;
const MOST = 80;
const HIGH = 4;
/** The belief that the picture starts from. */
const PRIOR = 0.01;

/** Epsilon with its meaning, and what to expect of a release before anything is spent. */
export function BudgetStep(props: StepProps & { start: StartSynthesis }): JSX.Element {
  const { words, env, choice, onChoice, codebook, start } = props;
  const planner = usePlanner(start);
  const options = fileOptionsOf(choice);
  const plan = usePlan(planner, codebook, options, parametersOf(choice));
  const delta = deltaOf(choice);
  const least = usualDelta(choice.expectedRecords ?? 1);
  const lengths = Array.from({ length: Math.min(4, choice.columns.length) }, (_, i) => i + 1);
  return (
    <>
      <Epsilon words={words} epsilon={choice.epsilon} onEpsilon={(epsilon) => onChoice({ epsilon })} />
      <div class="cw-synthesis-fields">
        <SelectField
          label={words("budget.length")}
          value={String(lengthOf(choice))}
          groups={[
            {
              label: "",
              options: lengths.map((n) => ({ id: String(n), label: words("budget.lengthOf", { n }) })),
            },
          ]}
          onChange={(id) => onChoice({ length: Number(id) })}
        />
        <SelectField
          label={words("budget.delta")}
          value={String(delta)}
          groups={[
            {
              label: "",
              options: [0, 1, 2, 3].map((more) => ({
                id: String(Math.min(15, least + more)),
                label: words("budget.deltaOf", { n: 10 ** Math.min(15, least + more) }),
              })),
            },
          ]}
          onChange={(id) => onChoice({ deltaExponent: Number(id) })}
        />
      </div>
      <RadioField
        legend={words("budget.strict")}
        value={choice.strict ? "strict" : "open"}
        options={[
          { id: "strict", label: words("budget.strictOn", { n: choice.group }) },
          { id: "open", label: words("budget.strictOff") },
        ]}
        onChange={(id) => onChoice({ strict: id === "strict" })}
      />
      {choice.strict ? (
        <NumberField
          label={words("budget.group")}
          value={choice.group}
          least={2}
          most={1000}
          onChange={(typed) => onChoice({ group: typed ?? 10 })}
        />
      ) : null}
      <Failed words={words} error={plan.error} />
      {plan.value ? <Expected words={words} env={env} plan={plan.value} /> : null}
    </>
  );
}

interface EpsilonProps {
  words: Words;
  epsilon: number | null;
  onEpsilon: (epsilon: number) => void;
}

function Epsilon({ words, epsilon, onEpsilon }: EpsilonProps): JSX.Element {
  const id = useId();
  const after = epsilon === null ? null : beliefAfter(PRIOR, epsilon);
  return (
    <>
      <div class="cw-field">
        <label for={id}>
          {words("budget.epsilon")}
          {epsilon === null ? null : <strong> {epsilon}</strong>}
        </label>
        <input
          id={id}
          type="range"
          min={LEAST}
          max={MOST}
          step={1}
          value={epsilon === null ? LEAST : Math.round(epsilon * 10)}
          aria-valuetext={epsilon === null ? words("budget.epsilonNone") : String(epsilon)}
          onInput={(event) => onEpsilon(Number(event.currentTarget.value) / 10)}
        />
      </div>
      {after === null ? (
        <p class="cw-quiet">{words("budget.epsilonNone")}</p>
      ) : (
        <>
          <p>{words("budget.meaning", { prior: shareText(PRIOR), after: shareText(after) })}</p>
          <div class="cw-belief" aria-hidden="true">
            <Belief label={words("budget.before")} share={PRIOR} high={false} />
            <Belief label={words("budget.after")} share={after} high={(epsilon ?? 0) > HIGH} />
          </div>
        </>
      )}
      {epsilon !== null && epsilon > HIGH ? <Notice kind="warning" title={words("budget.high")} /> : null}
    </>
  );
}

/** A hundred dots, of which as many are full as the belief is large. */
function Belief({ label, share, high }: { label: string; share: number; high: boolean }): JSX.Element {
  return (
    <figure>
      <svg viewBox="0 0 200 50" class={high ? "cw-belief-high" : undefined}>
        {Array.from({ length: 100 }, (_, i) => (
          <circle
            key={i}
            cx={5 + 10 * Math.floor(i / 5)}
            cy={5 + 10 * (i % 5)}
            r={3.5}
            class={i < Math.round(100 * share) ? "cw-belief-on" : "cw-belief-off"}
          />
        ))}
      </svg>
      <figcaption>
        {label}: {shareText(share)}
      </figcaption>
    </figure>
  );
}

function Expected({ words, env, plan }: { words: Words; env: StepProps["env"]; plan: Plan }): JSX.Element {
  const { format } = env;
  const advice = plan.advice.filter((code) => code !== "epsilon_above_4");
  return (
    <>
      <h3>{words("budget.expected")}</h3>
      <SmallTable
        caption={words("budget.expected")}
        head={[words("budget.column.length"), words("budget.column.half"), words("budget.column.shown")]}
        rows={plan.lengths.map((one) => [
          String(one.length),
          words("budget.within", { n: Math.ceil(one.halfWidth) }),
          format.count(one.displayed),
        ])}
      />
      <p>{words("budget.pairs", { share: shareText(plan.pairsThatCanBeShown / 100) })}</p>
      <p class="cw-quiet">
        {words("budget.time", { seconds: plan.seconds, bytes: format.bytes(plan.bytes) })}
      </p>
      {advice.map((code) => {
        const text = adviceOf(words, code);
        return text === null ? null : <Notice key={code} kind="warning" title={text} />;
      })}
    </>
  );
}

function adviceOf(words: Words, code: string): string | null {
  switch (code) {
    case "few_pairs":
    case "delta_too_large":
    case "length_2_for_few_records":
    case "strict_longer_than_2":
    case "strict_few_records":
      return words(`budget.advice.${code}`);
    default:
      return null;
  }
}
