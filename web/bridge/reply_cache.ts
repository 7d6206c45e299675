import { cancelled } from "./errors";
import type { Query, Reply } from "./protocol";

const MAX_REPLIES = 64;
const MAX_BYTES = 32 << 20;

interface Flight {
  promise: Promise<Reply>;
  waiting: number;
  abort: AbortController;
}

/** The replies of one dataset by query, least recently used out first. Equal queries in flight are asked once. */
export class ReplyCache {
  readonly #replies = new Map<string, Reply>();
  readonly #flights = new Map<string, Flight>();
  #bytes = 0;

  /**
   * The kept reply to `query`, or what `ask` brings. Rejects with `cancelled` as soon as `signal` aborts; the signal
   * given to `ask` aborts when nobody waits any more.
   */
  get(
    query: Query,
    signal: AbortSignal | undefined,
    ask: (signal: AbortSignal) => Promise<Reply>,
  ): Promise<Reply> {
    if (signal?.aborted) return Promise.reject(cancelled());
    const key = canonicalJson(query);
    const kept = this.#replies.get(key);
    if (kept) {
      this.#replies.delete(key);
      this.#replies.set(key, kept);
      return Promise.resolve(kept);
    }
    const flight = this.#flights.get(key) ?? this.#depart(key, ask);
    return this.#join(key, flight, signal);
  }

  #depart(key: string, ask: (signal: AbortSignal) => Promise<Reply>): Flight {
    const abort = new AbortController();
    const land = () => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    const promise = ask(abort.signal).then((reply) => {
      land();
      this.#keep(key, reply);
      return reply;
    });
    promise.catch(land);
    const flight: Flight = { promise, waiting: 0, abort };
    this.#flights.set(key, flight);
    return flight;
  }

  #join(key: string, flight: Flight, signal: AbortSignal | undefined): Promise<Reply> {
    flight.waiting++;
    if (!signal) return flight.promise;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(cancelled());
        if (--flight.waiting > 0) return;
        this.#flights.delete(key);
        flight.abort.abort();
      };
      signal.addEventListener("abort", leave);
      const settled = () => {
        signal.removeEventListener("abort", leave);
      };
      flight.promise.then(resolve, reject).finally(settled);
    });
  }

  #keep(key: string, reply: Reply): void {
    this.#replies.set(key, reply);
    this.#bytes += size(reply);
    for (const [oldest, dropped] of this.#replies) {
      if (this.#replies.size <= MAX_REPLIES && this.#bytes <= MAX_BYTES) break;
      this.#replies.delete(oldest);
      this.#bytes -= size(dropped);
    }
  }
}

const size = (reply: Reply) => reply.counts.byteLength + reply.percents.byteLength;

/** JSON with the keys of every object sorted, so that equal queries are equal texts. Arrays keep their order. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`);
  return `{${members.join(",")}}`;
}
