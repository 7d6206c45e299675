import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { forAuditor, writeLedger } from "../../ledger/ledger";
import { evaluateRelease } from "../../synthesis/evaluate_release";
import type { Release } from "../../synthesis/make_release";
import { privatePackage, publicPackage, type Package } from "../../synthesis/packages";
import { privateReport } from "../../synthesis/private_report";
import type { Evaluation, StartSynthesis } from "../../synthesis/types";
import { Button } from "../../ui/Button";
import { saveBytes, saveText } from "../../ui/save";
import { LedgerCopy } from "./CarriedLedger";
import { Failed } from "./Failed";
import type { Opened } from "./openLedger";
import { SmallTable } from "./SmallTable";
import type { StepProps } from "./SynthesisPanel";
import { shareText, type Words } from "./words";

interface ReleaseStepProps extends StepProps {
  start: StartSynthesis;
  release: Release;
  ledger: Opened | null;
}

/** The release, the private look at it, and the two packages. */
export function ReleaseStep(props: ReleaseStepProps): JSX.Element {
  const { words, env, file, codebook, choice, start, release, ledger } = props;
  const [evaluation, setEvaluation] = useState<Evaluation | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const working = useRef<AbortController | null>(null);
  useEffect(() => () => working.current?.abort(), []);
  const date = env.today().toISOString().slice(0, 10);

  const evaluate = async () => {
    const { signal } = (working.current = new AbortController());
    setBusy(true);
    setFailure(null);
    const options = { columns: choice.columns, countryCodes: choice.countryCodes };
    const made = { blob: release.measured.blob, csv: release.fitted.csv };
    try {
      setEvaluation(await evaluateRelease(start, { source: file, codebook, options }, made, { signal }));
    } catch (error) {
      if (!signal.aborted) setFailure(error);
    }
    setBusy(false);
  };
  return (
    <>
      <p>
        {words("result.summary", {
          n: release.fitted.report.records,
          records: release.measured.report.protectedRecords,
        })}
      </p>
      <section class="cw-synthesis-public">
        <h3>{words("result.public")}</h3>
        <p>{words("result.publicText")}</p>
        <ul class="cw-synthesis-files">
          {release.files.map(({ name }) => (
            <li key={name}>
              <code>{name}</code>
            </li>
          ))}
        </ul>
        <Button
          look="primary"
          icon="save"
          onClick={() => void savePackage(publicPackage(release.files, date))}
        >
          {words("result.savePublic")}
        </Button>
        <p class="cw-small cw-quiet">{words("result.again")}</p>
      </section>
      <section class="cw-synthesis-private">
        <h3>{words("result.private")}</h3>
        <p>{words("result.privateText")}</p>
        <p>{words("result.evaluateLead")}</p>
        {evaluation ? (
          <>
            <Figures words={words} env={env} evaluation={evaluation} />
            <Button
              icon="save"
              onClick={() => void savePackage(privatePackage(privateFiles(evaluation), date))}
            >
              {words("result.savePrivate")}
            </Button>
          </>
        ) : busy ? (
          <div role="status">
            <p>{words("run.stage.evaluate")}</p>
            <progress aria-label={words("run.stage.evaluate")} />
            <Button onClick={() => working.current?.abort()}>{words("run.stop")}</Button>
          </div>
        ) : (
          <Button onClick={() => void evaluate()}>{words("result.evaluate")}</Button>
        )}
        <Failed words={words} error={failure} />
      </section>
      {ledger && ledger.kind === "browser" ? (
        <>
          <LedgerCopy words={words} ledger={ledger} onFailure={setFailure} />
          <Button look="quiet" icon="save" onClick={() => void saveForAuditor(ledger)}>
            {words("ledger.auditor")}
          </Button>
        </>
      ) : null}
    </>
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

const privateFiles = (evaluation: Evaluation) => [
  { name: "PRIVATE-evaluation.html", text: privateReport(evaluation) },
  { name: "PRIVATE-evaluation.json", text: `${JSON.stringify(evaluation, null, 2)}\n` },
];

export async function savePackage(packing: Promise<Package>): Promise<void> {
  const { name, bytes } = await packing;
  saveBytes(bytes, name, "application/zip");
}

async function saveForAuditor({ store }: Opened): Promise<void> {
  saveText(
    writeLedger(forAuditor(await store.read())),
    "casewise-ledger-for-auditor.jsonl",
    "application/jsonl",
  );
}
