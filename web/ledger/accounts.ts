/**
 * What the releases of each data set have cost together. Reserved counts as spent, committed or not. Sums are exact
 * and the same in every order of the entries.
 */
import { doubleAbove, doubleBelow, readDecimal } from "./decimal";
import type { Decimal } from "./decimal";
import type { Line, Named } from "./entry";
import type { Ledger } from "./ledger";

export interface Release {
  release: string;
  dataset: string;
  time: string;
  mechanism: Named;
  /** `reserved`: begun and not finished here. Spent all the same. `unbounded`: counts towards no bound. */
  status: "reserved" | "committed" | "unbounded";
}

export interface Account {
  /** The names that the user gave to data about the same people; more than one after a join. */
  datasets: string[];
  releases: Release[];
  rho: Decimal;
  deltaExtra: Decimal;
  /** Appendix I of the codebook: the worst case is simply the sum. The delta of that sum stands beside it. */
  epsilonSum: Decimal;
  deltaSum: Decimal;
  /** False once anything was exported by a method without a bound: then no figure above is a promise. */
  bounded: boolean;
}

export function accountsOf(ledger: Ledger): Account[] {
  const nameOf = joinedNames(ledger);
  const committed = new Set(
    ledger.lines.flatMap(({ entry }) => (entry.kind === "commit" ? [entry.release] : [])),
  );
  const accounts = new Map<string, Account>();
  for (const { entry } of ledger.lines) {
    if (entry.kind !== "reserve" && entry.kind !== "unbounded") continue;
    const account = openAccount(accounts, nameOf(entry.dataset));
    if (!account.datasets.includes(entry.dataset)) account.datasets.push(entry.dataset);
    account.releases.push(releaseOf(entry, committed));
    if (entry.kind === "unbounded") {
      account.bounded = false;
    } else {
      account.rho += decimalOf(entry.rho);
      account.deltaExtra += decimalOf(entry.deltaExtra);
      account.epsilonSum += decimalOf(entry.epsilon);
      account.deltaSum += decimalOf(entry.delta);
    }
  }
  return [...accounts.values()];
}

/** The account that holds `dataset`, or undefined when nothing was released of it. */
export function accountOf(ledger: Ledger, dataset: string): Account | undefined {
  const nameOf = joinedNames(ledger);
  return accountsOf(ledger).find(({ datasets }) => datasets.some((one) => nameOf(one) === nameOf(dataset)));
}

/** Epsilon of `rho` zero-concentrated loss at `delta`, rounded up: the accountant of the synthesis engine. */
export type EpsilonOf = (rho: number, delta: number) => number;

/**
 * What all releases of an account together promise at `delta`: the tight conversion of the summed loss. Infinity when
 * there is no bound: after an unbounded export, or when the mechanisms' own deltas use up `delta`.
 */
export function cumulativeEpsilon(account: Account, delta: string, epsilonOf: EpsilonOf): number {
  const left = decimalOf(delta) - account.deltaExtra;
  if (!account.bounded || left <= 0n) return Infinity;
  return account.rho === 0n ? 0 : epsilonOf(doubleAbove(account.rho), doubleBelow(left));
}

/** Whether this very version of a file was released before, and under which name. Needs the sealed parts. */
export async function releasedAs(
  ledger: Ledger,
  fingerprintWith: (salt: string) => Promise<string>,
): Promise<string[]> {
  const names = new Set<string>();
  for (const { entry, sealed } of ledger.lines) {
    if (!sealed || !("dataset" in entry)) continue;
    if ((await fingerprintWith(sealed.salt)) === sealed.fingerprint) names.add(entry.dataset);
  }
  return [...names];
}

function releaseOf(entry: Extract<Line["entry"], { dataset: string }>, committed: Set<string>): Release {
  const { release, dataset, time, mechanism } = entry;
  const reserved = committed.has(release) ? "committed" : "reserved";
  return { release, dataset, time, mechanism, status: entry.kind === "reserve" ? reserved : entry.kind };
}

function openAccount(accounts: Map<string, Account>, name: string): Account {
  const found = accounts.get(name);
  if (found) return found;
  const none = { rho: 0n, deltaExtra: 0n, epsilonSum: 0n, deltaSum: 0n };
  const account: Account = { datasets: [], releases: [], ...none, bounded: true };
  accounts.set(name, account);
  return account;
}

/** Entries were checked when they were read. */
function decimalOf(text: string): Decimal {
  const value = readDecimal(text);
  if (value === null) throw new RangeError("not a decimal of a ledger");
  return value;
}

/** Each name to one name of its group: joins put groups together, in any order. */
function joinedNames({ lines }: Ledger): (name: string) => string {
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    let at = name;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  for (const { entry } of lines) {
    if (entry.kind !== "join") continue;
    const [one, other] = entry.datasets.map(root).sort() as [string, string];
    if (one !== other) parent.set(other, one);
  }
  return root;
}
