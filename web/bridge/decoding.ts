import { cancelled, CasewiseError } from "./errors";
import type { Choice, ErrorDetail, FormatOptions, Separator, Source } from "./protocol";

/** Asked which of several files or sheets is meant: its place in the list from 0, or null to stop. */
export type Choose = (choice: Choice) => Promise<number | null>;

/** A file on its way through a decoder. */
export interface Decoding {
  /** Where the engine pulls the text from. */
  port: MessagePort;
  /** Known beforehand where the decoder writes the lines itself. */
  separator: Separator | undefined;
  /** Frees the decoder, done or not. */
  end(): void;
}

/** Has the decoder look at a file. Resolves when all that must be asked has been. Rejects as `open` does. */
export type Decode = (
  source: Source,
  format: FormatOptions,
  ask: (choice: Choice) => Promise<number>,
  signal: AbortSignal | undefined,
) => Promise<Decoding>;

/** What the decoder's worker is told, and what it answers. Bytes are those of a file that only the page can read. */
export type DecodeRequest =
  { source: Source | Uint8Array<ArrayBuffer>; format: FormatOptions; port: MessagePort } | { chosen: number };
export type DecodeAnswer =
  { choose: Choice } | { ready: { separator: Separator | undefined } } | { failed: ErrorDetail };

/** Whether the user has said something that only a decoder can heed. */
export const needsDecoder = ({ encoding, member, sheet }: FormatOptions) =>
  [encoding, member, sheet].some((one) => one !== undefined);

/** Answers a decoder's questions through `choose`, and the same way when they are asked again. */
export class Answers {
  readonly #choose: Choose | undefined;
  readonly #given: number[] = [];

  constructor(choose: Choose | undefined) {
    this.#choose = choose;
  }

  /** To be handed to one reading of the file. */
  asker(): (choice: Choice) => Promise<number> {
    let asked = 0;
    return async (choice) => {
      const known = this.#given[asked++];
      if (known !== undefined) return known;
      if (!this.#choose) throw chooseMember(choice);
      const place = await this.#choose(choice);
      if (place === null) throw cancelled();
      this.#given.push(place);
      return place;
    };
  }
}

export const chooseMember = ({ of, entries }: Choice) =>
  new CasewiseError(
    "choose_member",
    of === "member"
      ? "This .zip file has several files; say which one to open, by its name or number."
      : "This .xlsx file has several sheets; say which one to open, by its name or number.",
    `1 to ${entries.length}`,
  );
