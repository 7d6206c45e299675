import type { Attempt, CodebookId, Reader } from "./choose_codebook";
import type { CallOptions, Connection, Host } from "./connection";
import { Answers, needsDecoder, type Choose } from "./decoding";
import { CasewiseError } from "./errors";
import type { FormatOptions, Opened, Source } from "./protocol";

/** A file, or bytes that the engine hands back when it has read them. */
export type Sending = Source | Uint8Array<ArrayBuffer>;

/** Where a dataset is: a handle is good for one connection only. */
export interface Place {
  connection: Connection;
  dataset: number;
}

/** The engine that reads. */
export interface ReadingEngine {
  readonly host: Host;
  connection(): Promise<Connection>;
}

export interface ReadingOptions extends CallOptions {
  format?: FormatOptions | undefined;
  choose?: Choose | undefined;
}

/** What a reading gave. The fingerprint changes with the bytes of the file. */
export interface Read extends Place, Attempt {
  fingerprint: number;
}

/**
 * One source, and how it is read: through a decoder where it is not plain text in UTF-8. It can be read as often as
 * wanted, to know its codebook or after the engine had to start anew.
 */
export class Reading implements Reader<Read> {
  readonly #engine: ReadingEngine;
  readonly #options: ReadingOptions;
  readonly #answers: Answers;
  #source: Sending;

  constructor(engine: ReadingEngine, source: Sending, options: ReadingOptions) {
    this.#engine = engine;
    this.#source = source;
    this.#options = options;
    this.#answers = new Answers(options.choose);
  }

  codebook(id?: CodebookId): Promise<string> {
    return this.#engine.host.codebook(id);
  }

  async read(codebook: string): Promise<Read> {
    const { signal, onProgress } = this.#options;
    const connection = await this.#engine.connection();
    const { dataset, description, fingerprint } = await this.#open(connection, codebook, {
      signal,
      onProgress,
    });
    const close = () => {
      connection.call("close", { dataset }).catch(() => undefined);
    };
    return { connection, dataset, description, fingerprint, close };
  }

  /** The same again, for a new engine: this one may break, too, and bytes with it. */
  async again(codebook: string): Promise<Read> {
    const source = this.#source;
    const kept = source instanceof Uint8Array ? source.slice() : source;
    try {
      return await this.read(codebook);
    } finally {
      this.#source = kept;
    }
  }

  async #open(connection: Connection, codebook: string, options: CallOptions): Promise<Opened> {
    const { format = {} } = this.#options;
    const { separator } = format;
    if (!needsDecoder(format)) {
      const input = { source: this.#source, codebook, separator };
      const answer = await connection.call("open", input, options);
      this.#source = answer.bytes ?? this.#source;
      if (!("refused" in answer)) return answer;
      if (answer.refused.code !== "bad_encoding") throw CasewiseError.from(answer.refused);
    }
    // A decoder reads slices of a blob; text that is not in UTF-8 is rare enough for the copy.
    if (this.#source instanceof Uint8Array) this.#source = new Blob([this.#source]);
    const asker = this.#answers.asker();
    const decoding = await this.#engine.host.decode(this.#source, format, asker, options.signal);
    try {
      const source = decoding.port;
      const input = { source, codebook, separator: separator ?? decoding.separator };
      const opened = await connection.call("open", input, options);
      if ("refused" in opened) throw CasewiseError.from(opened.refused);
      return opened;
    } finally {
      decoding.end();
    }
  }
}
