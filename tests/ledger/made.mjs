// Ledgers for tests: a store in memory, plans, and a clock that stands still.
import { load } from "../web/load.mjs";

export const ledger = await load(
  "web/ledger/accounts.ts",
  "web/ledger/carried_file.ts",
  "web/ledger/carried_store.ts",
  "web/ledger/decimal.ts",
  "web/ledger/errors.ts",
  "web/ledger/fingerprint.ts",
  "web/ledger/hash.ts",
  "web/ledger/ledger.ts",
  "web/ledger/read_ledger.ts",
  "web/ledger/spend.ts",
  "web/cli/ledger_file.ts",
);

export const now = () => new Date("2026-03-01T12:00:00Z");
export const hex = (letter) => letter.repeat(64);
export const files = [{ what: "aggregates", sha256: hex("a") }];

export const plan = (changes = {}) => ({
  dataset: "field office 7",
  mechanism: { name: "aggregates_and_fitting", version: "1" },
  unit: "row",
  epsilon: "1",
  delta: "0.0000001",
  rho: "0.0209",
  deltaExtra: "0",
  parameters: { lengths: 3 },
  ...changes,
});

/** Keeps lines in memory, written and read as text like any other store. */
export class MemoryStore {
  text = "";
  async read() {
    return ledger.readLedger(this.text);
  }
  async append(line) {
    this.text += ledger.writeLine(line);
  }
}

/** A store with what `spend` does to it: pairs of a plan and whether it was committed. */
export async function storeWith(...spent) {
  const store = new MemoryStore();
  for (const [changes, committed] of spent) {
    const reservation = await ledger.reserve({ store, now }, plan(changes), "content");
    if (committed) await reservation.commit(files);
  }
  return store;
}

/** Reads `text` and asserts nothing: resolves to the error's code, or "read". */
export const codeOf = (promise) =>
  promise.then(
    () => "read",
    (error) => error.code ?? error.name,
  );
