import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { FileButton } from "../../ui/FileButton";
import { saveBytes } from "../../ui/save";
import { useSaving } from "./saving";
import { bytesOf, openCarried, type Opened, type Saving } from "./openLedger";
import type { Words } from "./words";

interface CarriedLedgerProps {
  words: Words;
  onOpened: (opened: Opened) => void;
  onFailure: (error: unknown) => void;
}

/** Where the browser keeps nothing: the owner's ledger file, opened with its passphrase. */
export function CarriedLedger({ words, onOpened, onFailure }: CarriedLedgerProps): JSX.Element {
  const [file, setFile] = useState<File | "new" | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [busy, setBusy] = useState(false);
  const id = useId();
  const open = async () => {
    setBusy(true);
    onFailure(null);
    try {
      onOpened(await openCarried(file === "new" ? null : file, passphrase, useSaving.ask));
    } catch (error) {
      onFailure(error);
    }
    setBusy(false);
  };
  return (
    <div class="cw-synthesis-carried">
      <p>{words("ledger.carried")}</p>
      <div class="cw-synthesis-fields">
        <FileButton accept=".ledger" onFile={setFile}>
          {words("ledger.load")}
        </FileButton>
        <Button aria-pressed={file === "new"} onClick={() => setFile("new")}>
          {words("ledger.new")}
        </Button>
      </div>
      {file instanceof File ? <p class="cw-small">{file.name}</p> : null}
      {file === null ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void open();
          }}
        >
          <div class="cw-field cw-synthesis-number">
            <label for={id}>{words("ledger.passphrase")}</label>
            <input
              id={id}
              type="password"
              autocomplete="off"
              value={passphrase}
              onInput={(event) => setPassphrase(event.currentTarget.value)}
            />
            <p class="cw-small cw-quiet">{words("ledger.passphraseHint")}</p>
          </div>
          <Button type="submit" look="primary" disabled={busy || passphrase === ""}>
            {words("ledger.open")}
          </Button>
        </form>
      )}
    </div>
  );
}

/** Asks the owner to put the ledger away, and to show that it is there. */
export function SaveLedger({ words, saving }: { words: Words; saving: Saving }): JSX.Element {
  return (
    <div class="cw-synthesis-carried" role="alert">
      <p>
        <strong>{words("ledger.saveFirst")}</strong>
      </p>
      <p>{words("ledger.saveFirstText")}</p>
      <div class="cw-synthesis-fields">
        <Button
          look="primary"
          icon="save"
          onClick={() => saveBytes(saving.bytes, "casewise.ledger", "application/octet-stream")}
        >
          {words("ledger.save")}
        </Button>
        <FileButton accept=".ledger" onFile={(file) => void bytesOf(file).then(saving.done)}>
          {words("ledger.saved")}
        </FileButton>
        <Button onClick={saving.stop}>{words("run.stop")}</Button>
      </div>
    </div>
  );
}
