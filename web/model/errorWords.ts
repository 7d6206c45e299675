import type { Translate } from "./translate";
import { knownKey } from "./translate";

export interface ErrorWords {
  title: string;
  /** The engine's own sentence: it says what to do. */
  message: string;
  /** Line and column of the file, if the error is at one. */
  where: string | null;
}

/** An error in words. Whatever was thrown, something readable comes out, and nothing of the file. */
export function errorWords(error: unknown, t: Translate): ErrorWords {
  if (!isDetailed(error)) return { title: t("error.title"), message: t("error.unexpected"), where: null };
  // The contract has no code of its own for a file that cannot be read; the place tells it from a wrong file.
  const key = error.where === "file" ? "error.unreadable" : knownKey(`error.${error.code}`);
  const place = /^(?:line\s*)?(\d+)(?:[,:]?\s*(?:column\s*)?(\d+))?$/i.exec(error.where);
  const record = /^record (\d+)(?:, value (\d+))?$/.exec(error.where);
  return {
    title: key ? t(key) : t("error.title"),
    message: error.message,
    where: record?.[1]
      ? t(record[2] ? "error.atRecordValue" : "error.atRecord", { record: record[1], value: record[2] ?? "" })
      : place?.[1]
        ? place[2]
          ? t("error.atLineColumn", { line: place[1], column: place[2] })
          : t("error.atLine", { line: place[1] })
        : null,
  };
}

export function isCancelled(error: unknown): boolean {
  return isDetailed(error)
    ? error.code === "cancelled"
    : (error as { name?: string } | null)?.name === "AbortError";
}

function isDetailed(error: unknown): error is { code: string; message: string; where: string } {
  if (typeof error !== "object" || error === null) return false;
  const { code, message, where } = error as Record<string, unknown>;
  return typeof code === "string" && typeof message === "string" && typeof where === "string";
}
