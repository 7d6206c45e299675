import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { forAuditor, writeLedger } from "../../ledger/ledger";
import type { Release } from "../../synthesis/make_release";
import { publicPackage } from "../../synthesis/packages";
import type { ReleaseParameters, StartSynthesis } from "../../synthesis/types";
import { Button } from "../../ui/Button";
import { saveText } from "../../ui/save";
import { LedgerCopy } from "./CarriedLedger";
import { Failed } from "./Failed";
import type { Opened } from "./openLedger";
import { PrivateLook } from "./PrivateLook";
import { savePackage } from "./saving";
import type { StepProps } from "./SynthesisPanel";

interface ReleaseStepProps extends StepProps {
  parameters: ReleaseParameters;
  start: StartSynthesis;
  release: Release;
  ledger: Opened | null;
}

/** The release, the private look at it, and the two packages. */
export function ReleaseStep(props: ReleaseStepProps): JSX.Element {
  const { words, env, release, ledger } = props;
  const [failure, setFailure] = useState<unknown>(null);
  const date = env.today().toISOString().slice(0, 10);

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
        <PrivateLook {...props} />
      </section>
      {ledger && ledger.kind === "browser" ? (
        <>
          <LedgerCopy words={words} ledger={ledger} onFailure={setFailure} />
          <Failed words={words} error={failure} />
          <Button look="quiet" icon="save" onClick={() => void saveForAuditor(ledger)}>
            {words("ledger.auditor")}
          </Button>
        </>
      ) : null}
    </>
  );
}

async function saveForAuditor({ store }: Opened): Promise<void> {
  saveText(
    writeLedger(forAuditor(await store.read())),
    "casewise-ledger-for-auditor.jsonl",
    "application/jsonl",
  );
}
