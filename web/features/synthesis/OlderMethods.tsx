import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { isCancelled } from "../../model/errorWords";
import { makeOlderRelease, type OlderRelease } from "../../synthesis/make_older_release";
import { olderPackage } from "../../synthesis/packages";
import { OLDER_METHODS, type OlderMethod, type StartSynthesis } from "../../synthesis/types";
import { Button } from "../../ui/Button";
import { Disclosure } from "../../ui/Disclosure";
import { SelectField } from "../../ui/Field";
import { SaveLedger } from "./CarriedLedger";
import { fileOptionsOf } from "./choice";
import { Failed } from "./Failed";
import { NumberField } from "./NumberField";
import type { Opened } from "./openLedger";
import { savePackage, useSaving } from "./saving";
import { SmallTable } from "./SmallTable";
import type { StepProps } from "./SynthesisPanel";

interface OlderMethodsProps extends StepProps {
  start: StartSynthesis;
  ledger: Opened;
}

/** What was done before differential privacy: for comparison, and it takes every bound from the account. */
export function OlderMethods(props: OlderMethodsProps): JSX.Element {
  const { words, env, file, codebook, choice, start, ledger } = props;
  const [method, setMethod] = useState<OlderMethod>("rowSeeded");
  const [group, setGroup] = useState<number | null>(10);
  const [permille, setPermille] = useState<number | null>(null);
  const [made, setMade] = useState<OlderRelease | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const working = useRef<AbortController | null>(null);
  const saving = useSaving();
  useEffect(() => () => working.current?.abort(), []);

  const run = async (groupSize: number) => {
    const { signal } = (working.current = new AbortController());
    setFailure(null);
    setMade(null);
    setPermille(0);
    try {
      const options = fileOptionsOf(choice);
      const parameters = { method, groupSize, length: Math.min(3, choice.columns.length) };
      const order = { source: file, codebook, dataset: choice.dataset.trim(), options, parameters };
      const onStage = (_: unknown, part: number | null) => setPermille(part ?? 1000);
      setMade(
        await makeOlderRelease(order, {
          start,
          ledger: { store: ledger.store, now: env.today },
          signal,
          onStage,
        }),
      );
    } catch (error) {
      setFailure(error);
    }
    setPermille(null);
  };
  const lost = made?.loss;
  return (
    <Disclosure summary={words("older.title")} onOpening>
      <p class="cw-synthesis-mark">{words("older.lead")}</p>
      <div class="cw-synthesis-fields">
        <SelectField
          label={words("older.method")}
          value={method}
          groups={[
            { label: "", options: OLDER_METHODS.map((id) => ({ id, label: words(`older.method.${id}`) })) },
          ]}
          onChange={(id) => setMethod(OLDER_METHODS.find((one) => one === id) ?? method)}
        />
        <NumberField
          label={words("budget.group")}
          value={group}
          least={2}
          most={1_000_000}
          onChange={setGroup}
        />
      </div>
      {saving && permille !== null ? <SaveLedger words={words} saving={saving} /> : null}
      {permille === null ? (
        <Button disabled={group === null} onClick={() => void run(group ?? 10)}>
          {words("older.begin")}
        </Button>
      ) : (
        <div role="status">
          <progress aria-label={words("older.title")} max={1000} value={permille} />
          <Button onClick={() => working.current?.abort()}>{words("run.stop")}</Button>
        </div>
      )}
      {isCancelled(failure) ? <p role="status">{words("older.stopped")}</p> : null}
      <Failed words={words} error={failure} />
      {made ? (
        <>
          <p role="status">{words("older.done", { n: made.report.records })}</p>
          {lost ? (
            <SmallTable
              caption={words("older.loss")}
              head={[words("older.loss"), words("older.lost"), words("older.all")]}
              rows={[
                [
                  words("older.records"),
                  env.format.count(lost.records.lost),
                  env.format.count(lost.records.all),
                ],
                [words("older.cells"), env.format.count(lost.cells.lost), env.format.count(lost.cells.all)],
              ]}
            />
          ) : null}
          <Button
            icon="save"
            onClick={() => void savePackage(olderPackage(made.files, env.today().toISOString().slice(0, 10)))}
          >
            {words("older.save")}
          </Button>
        </>
      ) : null}
    </Disclosure>
  );
}
