/**
 * How budget is spent: reserved in the ledger, kept and read back, and only then is a {@link Reservation} in anyone's
 * hands. The mechanism takes one, so nothing is drawn that no ledger knows of. There is no way back: what happens after
 * is a commit or nothing.
 */
import { readDecimal } from "./decimal";
import type { Body, ExportedFile, Reserve, Sealed, Unbounded } from "./entry";
import { LedgerError } from "./errors";
import { hashOfSealed, sealedPart } from "./fingerprint";
import { canonical, randomBytes, sha256, toHex } from "./hash";
import { nextLine } from "./ledger";
import type { Ledger } from "./ledger";
import { isLine, timeOf } from "./schema";
import type { LedgerStore } from "./store";

/** What the user chose and the accountant worked out. `parameters` is hashed in its canonical spelling. */
export type Plan = Pick<
  Reserve,
  "dataset" | "mechanism" | "unit" | "epsilon" | "delta" | "rho" | "deltaExtra"
> & { parameters: unknown };

export type UnboundedPlan = Pick<Unbounded, "dataset" | "mechanism" | "groupSize" | "files"> & {
  parameters: unknown;
};

export interface Surroundings {
  store: LedgerStore;
  now: () => Date;
}

/** Known to this file alone. */
const key = Symbol("reserve");

/** Budget that is spent, and may be used for one release. Made by {@link reserve} alone. */
export class Reservation {
  readonly release: string;
  readonly parameters: string;
  readonly #surroundings: Surroundings;

  constructor(maker: symbol, release: string, parameters: string, surroundings: Surroundings) {
    if (maker !== key) throw new TypeError("only reserve() makes a reservation");
    this.release = release;
    this.parameters = parameters;
    this.#surroundings = surroundings;
  }

  /** The release is made. Until then it stands in the ledger as reserved, which costs the same. */
  async commit(files: ExportedFile[]): Promise<void> {
    await record(this.#surroundings, {
      kind: "commit",
      release: this.release,
      time: timeOf(this.#surroundings.now()),
      files,
    });
  }
}

/** `content`: of the file that is released, from fingerprint.ts. Rejects without a draw when the ledger is not kept. */
export async function reserve(surroundings: Surroundings, plan: Plan, content: string): Promise<Reservation> {
  const { parameters, ...spent } = plan;
  if (readDecimal(plan.rho) === 0n)
    throw new LedgerError("bad_entry", "A release that costs nothing is none. Nothing was drawn.", "rho");
  const ledger = await surroundings.store.read();
  const sealed = await sealedPart(content, saltOf(ledger, plan.dataset));
  const body: Reserve = {
    kind: "reserve",
    ...spent,
    ...(await begun(surroundings, parameters, sealed)),
    neighbours: "add_or_remove_one_record",
  };
  await record(surroundings, body, sealed, ledger);
  return new Reservation(key, body.release, body.parameters, surroundings);
}

/** Records an export that has no bound, before it is handed out: the account loses its bound for good. */
export async function recordUnbounded(
  surroundings: Surroundings,
  plan: UnboundedPlan,
  content: string,
): Promise<void> {
  const { parameters, ...rest } = plan;
  const ledger = await surroundings.store.read();
  const sealed = await sealedPart(content, saltOf(ledger, plan.dataset));
  const body: Unbounded = { kind: "unbounded", ...rest, ...(await begun(surroundings, parameters, sealed)) };
  await record(surroundings, body, sealed, ledger);
}

async function begun({ now }: Surroundings, parameters: unknown, sealed: Sealed) {
  return {
    release: toHex(randomBytes(16)),
    time: timeOf(now()),
    parameters: await sha256(canonical(parameters)),
    sealed: await hashOfSealed(sealed),
  };
}

/** A line that would be refused when read again is not written: the ledger would be lost with it. */
async function record({ store }: Surroundings, body: Body, sealed?: Sealed, known?: Ledger): Promise<void> {
  const line = await nextLine(known ?? (await store.read()), body, sealed);
  if (!isLine(line))
    throw new LedgerError(
      "bad_entry",
      "This cannot be written into the ledger. Nothing was drawn.",
      body.kind,
    );
  await store.append(line);
}

/** One salt per account, so that a version is recognised among those of its account. */
function saltOf({ lines }: Ledger, dataset: string): string | undefined {
  const own = lines.find(({ entry, sealed }) => sealed && "dataset" in entry && entry.dataset === dataset);
  return own?.sealed?.salt;
}
