import type { ComponentChildren, JSX } from "preact";
import type { Texts } from "../../model/env";
import { Button } from "../../ui/Button";
import { FileButton } from "../../ui/FileButton";
import { Icon } from "../../ui/Icon";
import { PasteField } from "./PasteField";
import { WorkedExample } from "./WorkedExample";
import "./start.css";

/** What a file dialog offers first; any other file can be chosen too, and the engine says if it is no table. */
const ACCEPT =
  ".csv,.tsv,.txt,.gz,.zip,.xlsx,.json,.ndjson,.jsonl,text/csv,text/tab-separated-values,text/plain,application/json";

interface StartPanelProps {
  texts: Texts;
  /** Progress or error of the file being read; stands where the buttons are. */
  status: ComponentChildren;
  busy: boolean;
  onFile: (file: File) => void;
  onSample: () => void;
}

export function StartPanel({ texts, status, busy, onFile, onSample }: StartPanelProps): JSX.Element {
  const { t } = texts;
  return (
    <div class="cw-start">
      <section class="cw-start-open" aria-labelledby="cw-start-title">
        <h1 id="cw-start-title">{t("start.title")}</h1>
        <p class="cw-start-lead">{t("start.lead")}</p>
        <div class="cw-dropzone">
          {status}
          {busy ? null : (
            <>
              <p class="cw-dropzone-invite">{t("start.drop")}</p>
              <div class="cw-dropzone-actions">
                <FileButton accept={ACCEPT} look="primary" onFile={onFile}>
                  {t("start.choose")}
                </FileButton>
                <Button onClick={onSample}>{t("start.sample")}</Button>
              </div>
              <p class="cw-small cw-quiet">{t("start.formats")}</p>
              <PasteField texts={texts} onFile={onFile} />
            </>
          )}
        </div>
        <ul class="cw-promises">
          {(["start.promise.stays", "start.promise.enforced", "start.promise.forgets"] as const).map(
            (key) => (
              <li key={key}>
                <Icon name="check" />
                <span>{t(key)}</span>
              </li>
            ),
          )}
        </ul>
      </section>
      <WorkedExample texts={texts} />
    </div>
  );
}
