import type { JSX } from "preact";
import { isCancelled } from "../../model/errorWords";
import { Notice } from "../../ui/Notice";
import type { Words } from "./words";

/** What went wrong, in the words of engine or ledger: they hold nothing of the file. */
export function Failed({ words, error }: { words: Words; error: unknown }): JSX.Element | null {
  if (error === null || isCancelled(error)) return null;
  const { code, message } = error as { code?: string; message?: string };
  return (
    <Notice kind="error" title={titleOf(words, code)}>
      {code !== undefined && message ? <p>{message}</p> : null}
    </Notice>
  );
}

function titleOf(words: Words, code: string | undefined): string {
  switch (code) {
    case "bad_ledger":
    case "bad_entry":
    case "wrong_passphrase":
    case "no_storage":
    case "not_saved":
    case "ledger_in_use":
      return words(`error.${code}`);
    default:
      return words("error.other");
  }
}
