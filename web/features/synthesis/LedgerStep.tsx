import type { JSX } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { accountOf, accountsOf } from "../../ledger/accounts";
import type { Ledger } from "../../ledger/ledger";
import type { LedgerStore } from "../../ledger/store";
import { accountAfter, totalOf, type Total } from "../../synthesis/totals";
import type { ReleaseParameters, StartSynthesis } from "../../synthesis/types";
import { useLatest } from "../../ui/useLatest";
import { CarriedLedger } from "./CarriedLedger";
import { fileOptionsOf } from "./choice";
import { Failed } from "./Failed";
import { openLedger, type Opened } from "./openLedger";
import { SmallTable } from "./SmallTable";
import type { StepProps } from "./SynthesisPanel";
import { useAlive, usePlan, usePlanner } from "./usePlan";
import { significant, type Words } from "./words";

interface LedgerStepProps extends StepProps {
  parameters: ReleaseParameters;
  start: StartSynthesis;
  opened: Opened | null;
  onOpened: (opened: Opened) => void;
}

/** Which account this release goes on, and what the account comes to. */
export function LedgerStep(props: LedgerStepProps): JSX.Element {
  const { env, words, choice, onChoice, parameters, codebook, start, opened, onOpened } = props;
  const [failure, setFailure] = useState<unknown>(null);
  // What the browser itself cannot be relied on to keep; null: it keeps it, or nobody has asked yet.
  const [carried, setCarried] = useState<{ beside: LedgerStore | null } | null>(null);
  const alive = useAlive();
  const id = useId();
  useEffect(() => {
    if (opened) return;
    openLedger(props.rehearsal).then(
      (ledger) => {
        if (!alive()) return;
        if (ledger.kind === "browser" && !ledger.persistent) setCarried({ beside: ledger.store });
        else onOpened(ledger);
      },
      () => {
        if (alive()) setCarried({ beside: null });
      },
    );
  }, []);
  const ledger = useLatest<Ledger | null>(opened ? opened.kind : "", async () =>
    opened ? await opened.store.read() : null,
  );
  const names = ledger.value ? accountsOf(ledger.value).flatMap(({ datasets }) => datasets) : [];
  return (
    <>
      <p>{words("ledger.lead")}</p>
      {opened ? <p class="cw-quiet">{keptWhere(words, opened.kind)}</p> : null}
      {carried && !opened ? (
        <CarriedLedger
          words={words}
          beside={carried.beside && { store: carried.beside, now: env.today }}
          onOpened={onOpened}
          onFailure={setFailure}
        />
      ) : null}
      <div class="cw-field">
        <label for={id}>{words("ledger.account")}</label>
        <input
          id={id}
          type="text"
          list={`${id}-known`}
          autocomplete="off"
          maxLength={80}
          value={choice.dataset}
          onInput={(event) => onChoice({ dataset: event.currentTarget.value })}
        />
        <datalist id={`${id}-known`} aria-label={words("ledger.known")}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <p class="cw-small cw-quiet">{words("ledger.accountHint")}</p>
      </div>
      <Failed words={words} error={failure ?? ledger.error} />
      {ledger.value && choice.dataset.trim() !== "" ? (
        <Sums
          words={words}
          env={env}
          ledger={ledger.value}
          dataset={choice.dataset.trim()}
          codebook={codebook}
          choice={choice}
          parameters={parameters}
          start={start}
        />
      ) : null}
    </>
  );
}

interface SumsProps extends Pick<
  LedgerStepProps,
  "words" | "env" | "codebook" | "choice" | "parameters" | "start"
> {
  ledger: Ledger;
  dataset: string;
}

function Sums(props: SumsProps): JSX.Element | null {
  const { words, env, ledger, dataset, codebook, choice, parameters, start } = props;
  const planner = usePlanner(start);
  const options = fileOptionsOf(choice);
  const plan = usePlan(planner, codebook, options, parameters);
  const cost = plan.value?.accounting;
  const sums = useLatest(JSON.stringify([dataset, ledger.lines.length, cost]), async () => {
    if (!cost) return null;
    const instance = await planner();
    return {
      now: await totalOf(accountOf(ledger, dataset), instance),
      then: await totalOf(accountAfter(ledger, dataset, cost), instance),
    };
  });
  if (!sums.value) return <Failed words={words} error={plan.error ?? sums.error} />;
  const { now, then } = sums.value;
  const row = (name: string, of: (total: Total) => string) => [name, of(now), of(then)];
  const epsilon = (total: Total, value: number) =>
    total.bounded && Number.isFinite(value) ? significant(value) : words("ledger.noBound");
  return (
    <>
      <SmallTable
        caption={words("ledger.column")}
        head={[words("ledger.column"), words("ledger.now"), words("ledger.then")]}
        rows={[
          row(words("ledger.releases"), ({ releases }) => env.format.count(releases)),
          row(words("ledger.total"), (total) => epsilon(total, total.epsilon)),
          row(words("ledger.sum"), (total) => epsilon(total, total.epsilonSum)),
          row(words("ledger.delta"), ({ delta }) => significant(delta)),
        ]}
      />
      {then.bounded ? null : <p>{words("ledger.isUnbounded")}</p>}
    </>
  );
}

function keptWhere(words: Words, kind: Opened["kind"]): string {
  if (kind === "rehearsal") return words("ledger.rehearsal");
  return kind === "carried" ? words("ledger.loaded") : words("ledger.stored");
}
