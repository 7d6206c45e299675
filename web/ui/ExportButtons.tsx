import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Notice } from "./Notice";
import { copyTable, saveText } from "./save";
import { SaveButtons } from "./SaveButtons";

/** A table as files and clipboards take it. */
export interface ExportedTable {
  /** File name without its ending. */
  name: string;
  csv: string;
  html: string;
  text: string;
}

interface ExportButtonsProps {
  words: {
    save: string;
    copy: string;
    copied: string;
    notCopied: string;
    /** What is said when there is no table to be had. */
    failed: (cause: unknown) => { title: string; message: string };
  };
  /** Made when a button is pressed. */
  table: () => Promise<ExportedTable>;
}

/** Saves a table as CSV, or puts it on the clipboard. */
export function ExportButtons({ words, table }: ExportButtonsProps): JSX.Element {
  const [failure, setFailure] = useState<{ title: string; message: string } | null>(null);
  const made = async (use: (table: ExportedTable) => Promise<string>) => {
    setFailure(null);
    try {
      return await use(await table());
    } catch (cause) {
      setFailure(words.failed(cause));
      return "";
    }
  };
  return (
    <div class="cw-export">
      <SaveButtons
        save={words.save}
        copy={words.copy}
        onSave={() =>
          void made(({ csv, name }) => {
            saveText(csv, `${name}.csv`, "text/csv");
            return Promise.resolve("");
          })
        }
        onCopy={() =>
          made(async ({ html, text }) => ((await copyTable(html, text)) ? words.copied : words.notCopied))
        }
      />
      {failure ? (
        <Notice kind="error" title={failure.title}>
          <p>{failure.message}</p>
        </Notice>
      ) : null}
    </div>
  );
}
