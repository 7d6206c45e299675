import type { Attempt, CodebookId, Reader } from "./choose_codebook";
import type { CallOptions, Connection, Host } from "./connection";
import { Answers, needsDecoder, type Choose } from "./decoding";
import { CasewiseError } from "./errors";
import { pieces } from "./pieces";
import type {
  Codebook,
  Description,
  FileDescription,
  FormatOptions,
  InputReport,
  Opened,
  Ops,
  Source,
} from "./protocol";

/** A file, or pieces of bytes that the engine hands back when it has read them. */
type Kept = Source | Uint8Array<ArrayBuffer>[];

/** Where a dataset is: a handle is good for one connection only. */
export interface Place {
  connection: Connection;
  dataset: number;
}

/** The engine that reads. */
export interface ReadingEngine {
  readonly host: Host;
  connection(): Promise<Connection>;
  /** The parsed codebook that ships with the engine. May be shared: not to be changed. */
  ownCodebook(): Promise<Codebook>;
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
  #source: Kept;
  /** An answer that was asked for ahead, with the engine's own codebook. */
  #ahead: { connection: Connection; answer: Promise<Ops["open"]["output"]> } | undefined;

  constructor(engine: ReadingEngine, source: Kept, options: ReadingOptions) {
    this.#engine = engine;
    this.#source = source;
    this.#options = options;
    this.#answers = new Answers(options.choose);
  }

  /**
   * Bytes are the caller's, and may change: they are copied now. With a connection at hand they are sent at the same
   * time, to be read with the engine's own codebook: it parses the first pieces while the rest is copied.
   */
  static ofBytes(
    engine: ReadingEngine,
    bytes: ArrayBuffer | Uint8Array,
    options: ReadingOptions,
    connection: Connection | undefined,
  ): Reading {
    const { format = {}, signal, onProgress } = options;
    if (!connection?.alive || needsDecoder(format)) return new Reading(engine, [...pieces(bytes)], options);
    const reading = new Reading(engine, [], options);
    const input = {
      source: { inPieces: bytes.byteLength },
      codebook: undefined,
      separator: format.separator,
    };
    const answer = connection.call("open", input, { signal, onProgress, pieces: pieces(bytes) });
    answer.catch(() => undefined); // `read` hears of it
    reading.#ahead = { connection, answer };
    return reading;
  }

  codebook(id?: CodebookId): Promise<string> {
    return this.#engine.host.codebook(id);
  }

  async read(codebook: string, options: CallOptions = this.#options): Promise<Read> {
    const { signal, onProgress } = options;
    const connection = this.#ahead?.connection ?? (await this.#engine.connection());
    const isOwn = codebook === (await this.codebook());
    const opened = await this.#open(connection, isOwn ? undefined : codebook, { signal, onProgress });
    const { dataset, fingerprint, input } = opened;
    const ofFile = JSON.parse(opened.description) as FileDescription;
    ofFile.report.input = input ?? plainInput(ofFile, this.#options.format?.separator !== undefined);
    const book = isOwn ? await this.#engine.ownCodebook() : parsed(codebook);
    const description: Description = { ...ofFile, codebook: book };
    const close = () => {
      connection.call("close", { dataset }).catch(() => undefined);
    };
    return { connection, dataset, description, fingerprint, close };
  }

  /**
   * The same again, for a new engine: this one may break, too, and bytes with it. Who opened the file has had an answer:
   * nobody waits for this progress, and that signal stops nothing more.
   */
  async again(codebook: string): Promise<Read> {
    const source = this.#source;
    const kept = Array.isArray(source) ? source.map((piece) => piece.slice()) : source;
    try {
      return await this.read(codebook, {});
    } finally {
      this.#source = kept;
    }
  }

  async #open(connection: Connection, codebook: string | undefined, options: CallOptions): Promise<Opened> {
    const { format = {} } = this.#options;
    if (!needsDecoder(format)) {
      const answer = await this.#send(connection, codebook, options);
      this.#source = answer.pieces ?? this.#source;
      if (!("refused" in answer)) return answer;
      if (answer.refused.code !== "bad_encoding") throw CasewiseError.from(answer.refused);
    }
    // A decoder reads slices of a blob; text that is not in UTF-8 is rare enough for the copy.
    if (Array.isArray(this.#source)) this.#source = new Blob(this.#source);
    const asker = this.#answers.asker();
    const decoding = await this.#engine.host.decode(this.#source, format, asker, options.signal);
    try {
      const separator = format.separator ?? decoding.separator;
      const opened = await connection.call("open", { source: decoding.port, codebook, separator }, options);
      if ("refused" in opened) throw CasewiseError.from(opened.refused);
      return opened;
    } finally {
      decoding.end();
    }
  }

  #send(
    connection: Connection,
    codebook: string | undefined,
    options: CallOptions,
  ): Promise<Ops["open"]["output"]> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    if (ahead && codebook === undefined) return ahead.answer;
    const separator = this.#options.format?.separator;
    const kept = this.#source;
    if (!Array.isArray(kept)) return connection.call("open", { source: kept, codebook, separator }, options);
    const source = { inPieces: kept.reduce((sum, { length }) => sum + length, 0) };
    return connection.call("open", { source, codebook, separator }, { ...options, pieces: kept });
  }
}

/** The engine has read the text before; it lets a byte order mark pass. */
export const parsed = (json: string) => JSON.parse(json.replace(/^\uFEFF/, "")) as Codebook;

function plainInput({ report }: FileDescription, isSeparatorGiven: boolean): InputReport {
  return {
    packed: [],
    encoding: "utf-8",
    encodingFrom: report.byteOrderMark ? "byteOrderMark" : "content",
    separatorFrom: isSeparatorGiven ? "user" : "content",
    bytes: report.bytes,
  };
}
