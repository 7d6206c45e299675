// The ledger's cumulative epsilon with the accountant of the built module: known answers, and sums as one release.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ledger, storeWith } from "../ledger/made.mjs";
import { loadSynthesis } from "./synthesis.mjs";

let epsilonOf;
before(async () => {
  const module = await loadSynthesis();
  epsilonOf = (rho, delta) => module.epsilonOf(rho, delta);
});

async function cumulative(delta, ...spent) {
  const store = await storeWith(...spent.map((changes) => [changes, true]));
  return ledger.cumulativeEpsilon(ledger.accountOf(await store.read(), "field office 7"), delta, epsilonOf);
}
const near = (found, expected) => assert.ok(Math.abs(found - expected) < 1e-7 * expected, `${found}`);

test("known answers of the tight conversion", async () => {
  near(await cumulative("0.001", { rho: "0.03125" }), 0.68800245549);
  near(await cumulative("0.000001", { rho: "0.5" }), 5.22153444);
  near(await cumulative("0.000001", { rho: "0.02" }), 0.89993527);
});

test("several releases cost what their sum costs, and the mechanisms' deltas are taken off", async () => {
  const parts = ["0.2", "0.25", "0.05"].map((rho) => ({ rho }));
  near(await cumulative("0.000001", ...parts), 5.22153444);
  near(await cumulative("0.002", { rho: "0.03125", deltaExtra: "0.001" }), 0.68800245549);
});

test("the sum is at most the plain sum, once there is more than one release", async () => {
  const one = epsilonOf(0.02, 1e-6);
  const four = await cumulative("0.000001", ...Array(4).fill({ rho: "0.02" }));
  assert.ok(four < 4 * one && four > one);
});

test("random sums of a ledger and of numbers agree on the safe side", async () => {
  for (let i = 0; i < 40; i++) {
    const values = Array.from({ length: 1 + (i % 7) }, () => Math.random() / 10 + 1e-4);
    const spent = values.map((rho) => ({ rho: ledger.writeDecimal(ledger.decimalAbove(rho)) }));
    const found = await cumulative("0.000001", ...spent);
    const direct = epsilonOf(
      values.reduce((sum, rho) => sum + rho, 0),
      1e-6,
    );
    assert.ok(Math.abs(found - direct) < 1e-9 * direct);
  }
});
