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

const ledgerCodes = [
  "bad_ledger",
  "bad_entry",
  "wrong_passphrase",
  "no_storage",
  "not_saved",
  "ledger_in_use",
] as const;

function titleOf(words: Words, code: string | undefined): string {
  const known = ledgerCodes.find((one) => one === code);
  return words(known ? `error.${known}` : "error.other");
}
