/** What an account has cost: before a release, and after it. */
import type { Accounting } from "../bridge/synthesis_client";
import type { SynthesisInstance } from "../bridge/synthesis_client";
import { accountOf, cumulativeEpsilon } from "../ledger/accounts";
import type { Account } from "../ledger/accounts";
import { decimalAbove, readDecimal, writeDecimal } from "../ledger/decimal";
import type { Ledger } from "../ledger/ledger";

export interface Total {
  releases: number;
  /** The tight total; Infinity where there is no bound. */
  epsilon: number;
  epsilonSum: number;
  /** Both hold at this delta: the sum of the deltas. */
  delta: number;
  bounded: boolean;
}

export const decimalText = (value: number) => writeDecimal(decimalAbove(value));

/** `planner`: an instance of the role `fit`, which has the accountant. */
export async function totalOf(account: Account | undefined, planner: SynthesisInstance): Promise<Total> {
  if (!account) return { releases: 0, epsilon: 0, epsilonSum: 0, delta: 0, bounded: true };
  const delta = writeDecimal(account.deltaSum);
  const asked: { rho: number; delta: number }[] = [];
  const known = cumulativeEpsilon(account, delta, (rho, left) => {
    asked.push({ rho, delta: left });
    return 0;
  });
  return {
    releases: account.releases.length,
    epsilon: asked[0] ? await planner.call("epsilon", asked[0]) : known,
    epsilonSum: Number(writeDecimal(account.epsilonSum)),
    delta: Number(delta),
    bounded: account.bounded,
  };
}

/** The account as it will be once a release of that cost is reserved. */
export function accountAfter(ledger: Ledger, dataset: string, cost: Accounting): Account {
  const before = accountOf(ledger, dataset);
  const more = (value: number) => readDecimal(decimalText(value)) ?? 0n;
  return {
    datasets: before?.datasets ?? [dataset],
    releases: [
      ...(before?.releases ?? []),
      { release: "", dataset, time: "", mechanism: MECHANISM, status: "reserved" },
    ],
    rho: (before?.rho ?? 0n) + more(cost.rho),
    deltaExtra: (before?.deltaExtra ?? 0n) + more(cost.deltaDomain),
    epsilonSum: (before?.epsilonSum ?? 0n) + more(cost.epsilon),
    deltaSum: (before?.deltaSum ?? 0n) + more(cost.delta),
    bounded: before?.bounded ?? true,
  };
}

export const MECHANISM = { name: "aggregates_and_fitting", version: "1" };
