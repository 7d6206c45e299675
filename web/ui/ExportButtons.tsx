import type { JSX } from "preact";
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
  words: { save: string; copy: string; copied: string; notCopied: string };
  /** Made when a button is pressed. */
  table: () => ExportedTable | null;
}

/** Saves a table as CSV, or puts it on the clipboard. */
export function ExportButtons({ words, table }: ExportButtonsProps): JSX.Element {
  return (
    <SaveButtons
      save={words.save}
      copy={words.copy}
      onSave={() => {
        const made = table();
        if (made) saveText(made.csv, `${made.name}.csv`, "text/csv");
      }}
      onCopy={async () => {
        const made = table();
        return made && (await copyTable(made.html, made.text)) ? words.copied : words.notCopied;
      }}
    />
  );
}
