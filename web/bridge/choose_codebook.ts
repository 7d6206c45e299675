import type { Proposal } from "../codebooks/propose";
import { CasewiseError } from "./errors";
import type { Description } from "./protocol";

/** The codebooks that ship with Casewise, the newest first: it is tried first, and holds where several fit alike. */
export const codebookIds = [
  "ctdc-global-synthetic",
  "ctdc-global-synthetic-2021",
  "ctdc-global-k-anonymised",
] as const;
export type CodebookId = (typeof codebookIds)[number];

export const isCodebookId = (text: string): text is CodebookId =>
  (codebookIds as readonly string[]).includes(text);

/** A dataset that the engine has opened; `close` frees it. */
export interface Attempt {
  description: Description;
  close(): void;
}

export interface Reader<A extends Attempt> {
  /** Reads the whole file with a codebook. */
  read(codebook: string): Promise<A>;
  codebook(id?: CodebookId): Promise<string>;
}

/** The file read with the codebook that ships with Casewise and knows most of its columns. */
export async function readRecognised<A extends Attempt>(
  reader: Reader<A>,
): Promise<{ read: A; codebook: string }> {
  const newest = await reader.codebook();
  const first = await reader.read(newest).catch((cause: unknown) => {
    if (cause instanceof CasewiseError && cause.code === "no_known_column") return cause;
    throw cause;
  });
  const fits =
    !(first instanceof CasewiseError) &&
    first.description.report.columns.every(({ mapped }) => mapped !== null);
  if (fits) return { read: first, codebook: newest };
  return (await import("./older_codebooks")).readOlder(reader, newest, first);
}

/** A codebook proposed from the columns and values of the whole file. */
export async function readProposal(reader: Reader<Attempt>): Promise<Proposal> {
  return (await import("./older_codebooks")).readProposal(reader);
}
