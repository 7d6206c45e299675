import { checkedReport, type CheckedReport, type HowChosen } from "../codebooks/check";
import { toResult } from "../model/results";
import type { Results } from "../model/results";
import { cancelled, CasewiseError, closed } from "./errors";
import type { Description, Query, Reply, ResultHeader } from "./protocol";
import type { Place, Read, Reading } from "./reading";
import { ReplyCache } from "./reply_cache";

export interface Dataset {
  /** What was read, mapped, repaired, left out, with counts. */
  readonly report: CheckedReport;
  readonly description: Description;
  /** The result of the contract, section 4. */
  run<Q extends Query>(query: Q, options?: { signal?: AbortSignal | undefined }): Promise<Results[Q["kind"]]>;
  /** Header and typed arrays. They may be shared with other callers who asked the same: not to be changed. */
  reply(query: Query, options?: { signal?: AbortSignal | undefined }): Promise<Reply>;
  close(): void;
}

/** The engine that holds a dataset. */
export interface Holder {
  readonly closed: boolean;
  /** Frees a dataset. */
  release(place: Place): Promise<void>;
}

/** How a dataset was read: enough to read it again. */
export interface Origin {
  reading: Reading;
  codebook: string;
  how: HowChosen;
}

export class OpenDataset implements Dataset {
  readonly description: Description;
  readonly report: CheckedReport;
  readonly #engine: Holder;
  readonly #origin: Origin;
  readonly #fingerprint: number;
  readonly #replies = new ReplyCache();
  #place: Place;
  #reopening: Promise<Place> | undefined;
  #closed = false;

  constructor(engine: Holder, origin: Origin, read: Read) {
    this.#engine = engine;
    this.#origin = origin;
    this.#fingerprint = read.fingerprint;
    this.report = checkedReport(read.description, origin.how);
    this.description = { ...read.description, report: this.report };
    this.#place = read;
  }

  async run<Q extends Query>(
    query: Q,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<Results[Q["kind"]]> {
    return toResult(this.description, await this.reply(query, options)) as Results[Q["kind"]];
  }

  async reply(query: Query, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<Reply> {
    this.#check();
    const reply = await this.#replies.get(query, signal, async (shared) => {
      const { connection, dataset } = await this.#reach();
      if (shared.aborted) throw cancelled();
      const asked = JSON.stringify(query);
      const { header, ...arrays } = await connection.call(
        "run",
        { dataset, query: asked },
        { signal: shared },
      );
      return { header: JSON.parse(header) as ResultHeader, ...arrays };
    });
    this.#check();
    return reply;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#engine.release(this.#place).catch(() => undefined);
  }

  #check(): void {
    if (this.#engine.closed) throw closed("engine");
    if (this.#closed) throw closed("dataset");
  }

  /** Where the dataset is now. After the engine had to start anew, the kept source is read again. */
  async #reach(): Promise<Place> {
    if (this.#place.connection.alive) return this.#place;
    this.#reopening ??= this.#reopen().finally(() => {
      this.#reopening = undefined;
    });
    this.#place = await this.#reopening;
    return this.#place;
  }

  async #reopen(): Promise<Place> {
    const { reading, codebook } = this.#origin;
    const read = await reading.again(codebook);
    const same = read.fingerprint === this.#fingerprint;
    if (same && !this.#closed) return read;
    read.close();
    if (this.#closed) throw closed("dataset");
    throw new CasewiseError("closed", "The file has changed since it was opened. Open it again.");
  }
}
