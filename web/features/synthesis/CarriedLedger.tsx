import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { seal } from "../../ledger/carried_file";
import type { Beside } from "../../ledger/carried_store";
import { Button } from "../../ui/Button";
import { FileButton } from "../../ui/FileButton";
import { saveBytes } from "../../ui/save";
import { useSaving } from "./saving";
import { bytesOf, openCarried, type Opened, type Saving } from "./openLedger";
import type { Words } from "./words";

interface CarriedLedgerProps {
  words: Words;
  /** The browser's own storage where it may forget; null: there is none. */
  beside: Beside | null;
  onOpened: (opened: Opened) => void;
  onFailure: (error: unknown) => void;
}

/** Where the browser keeps nothing, or may forget it: the owner's ledger file, opened with its passphrase. */
export function CarriedLedger({ words, beside, onOpened, onFailure }: CarriedLedgerProps): JSX.Element {
  const [file, setFile] = useState<File | "new" | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    onFailure(null);
    try {
      onOpened(await openCarried(file === "new" ? null : file, passphrase, useSaving.ask, beside));
    } catch (error) {
      onFailure(error);
    }
    setBusy(false);
  };
  return (
    <div class="cw-synthesis-carried">
      <p>{words(beside ? "ledger.notPersistent" : "ledger.carried")}</p>
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
          <Passphrase words={words} value={passphrase} onInput={setPassphrase} />
          <Button type="submit" look="primary" disabled={busy || passphrase === ""}>
            {words("ledger.open")}
          </Button>
        </form>
      )}
    </div>
  );
}

function Passphrase(props: { words: Words; value: string; onInput: (text: string) => void }): JSX.Element {
  const { words, value, onInput } = props;
  const id = useId();
  return (
    <div class="cw-field cw-synthesis-number">
      <label for={id}>{words("ledger.passphrase")}</label>
      <input
        id={id}
        type="password"
        autocomplete="off"
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p class="cw-small cw-quiet">{words("ledger.passphraseHint")}</p>
    </div>
  );
}

interface LedgerCopyProps {
  words: Words;
  ledger: Opened;
  onFailure: (error: unknown) => void;
}

/** All of the browser's ledger as a file to carry: whoever loses the browser's storage loses the account without it. */
export function LedgerCopy({ words, ledger, onFailure }: LedgerCopyProps): JSX.Element {
  const [passphrase, setPassphrase] = useState("");
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    onFailure(null);
    try {
      const file = await seal(await ledger.store.read(), passphrase);
      saveBytes(file, "casewise.ledger", "application/octet-stream");
      setPassphrase("");
    } catch (error) {
      onFailure(error);
    }
    setBusy(false);
  };
  return (
    <form
      class="cw-synthesis-carried"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p>{words("ledger.copyText")}</p>
      <Passphrase words={words} value={passphrase} onInput={setPassphrase} />
      <Button type="submit" icon="save" disabled={busy || passphrase === ""}>
        {words("ledger.copy")}
      </Button>
    </form>
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
