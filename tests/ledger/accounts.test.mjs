// What adds up: exact, the same in every order, and never less than what was spent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { files, hex, ledger, now, plan, storeWith } from "./made.mjs";

const { accountOf, accountsOf, cumulativeEpsilon, merge, nextLine, writeDecimal } = ledger;
const time = "2026-03-01T12:00:00Z";

const sums = (one) =>
  accountsOf(one)
    .map(({ datasets, rho, deltaExtra, epsilonSum, deltaSum, bounded, releases }) => ({
      datasets: datasets.toSorted(),
      sums: [rho, deltaExtra, epsilonSum, deltaSum].map(writeDecimal),
      bounded,
      releases: releases.map(({ release, status }) => `${release} ${status}`).sort(),
    }))
    .sort((a, b) => (a.datasets[0] < b.datasets[0] ? -1 : 1));

test("reserved counts as spent, committed or not", async () => {
  const store = await storeWith([{}, true], [{ rho: "0.2", epsilon: "4", deltaExtra: "0.00000005" }, false]);
  const account = accountOf(await store.read(), "field office 7");
  assert.equal(writeDecimal(account.rho), "0.2209");
  assert.equal(writeDecimal(account.epsilonSum), "5");
  assert.equal(writeDecimal(account.deltaSum), "0.0000002");
  assert.equal(writeDecimal(account.deltaExtra), "0.00000005");
  assert.deepEqual(
    account.releases.map(({ status }) => status),
    ["committed", "reserved"],
  );
  assert.equal(accountOf(await store.read(), "another"), undefined);
});

test("exporting the same result again costs nothing", async () => {
  const store = await storeWith();
  const reservation = await ledger.reserve({ store, now }, plan(), "content");
  const spent = sums(await store.read())[0].sums;
  await reservation.commit(files);
  await reservation.commit(files.concat({ what: "report", sha256: hex("b") }));
  assert.deepEqual(sums(await store.read())[0].sums, spent);
});

test("the conversion is asked with the sums rounded to the safe side", async () => {
  const store = await storeWith([{ rho: "0.1", deltaExtra: "0.00000005" }, true], [{ rho: "0.2" }, true]);
  const account = accountOf(await store.read(), "field office 7");
  const asked = [];
  const epsilonOf = (...words) => asked.push(words) * 1.5;
  assert.equal(cumulativeEpsilon(account, "0.0000001", epsilonOf), 1.5);
  assert.equal(asked[0][0], 0.30000000000000004, "the double above 0.3 that is not below it");
  assert.ok(asked[0][1] <= 5e-8);
  assert.equal(cumulativeEpsilon(account, "0.00000005", epsilonOf), Infinity, "the deltas use it up");
  assert.equal(asked.length, 1);
});

test("an export without a bound takes the bound from the account, for good and for that account only", async () => {
  const store = await storeWith([{}, true], [{ dataset: "another" }, true]);
  const method = { name: "k_anonymous_row_seeded", version: "1" };
  const given = { dataset: "field office 7", mechanism: method, groupSize: 10, files, parameters: {} };
  await ledger.recordUnbounded({ store, now }, given, "content");
  await ledger.reserve({ store, now }, plan(), "content");
  const read = await store.read();
  assert.equal(
    cumulativeEpsilon(accountOf(read, "field office 7"), "0.0000001", () => 1),
    Infinity,
  );
  assert.equal(
    cumulativeEpsilon(accountOf(read, "another"), "0.0000001", () => 1),
    1,
  );
  assert.deepEqual(
    accountOf(read, "field office 7").releases.map(({ status }) => status),
    ["committed", "unbounded", "reserved"],
  );
});

test("names that were joined are one account, whatever the order of the joins", async () => {
  const names = ["a", "b", "c", "d"];
  for (const joins of [
    ["ab", "bc"],
    ["bc", "ab"],
    ["cb", "ba", "ac"],
  ]) {
    let read = await (await storeWith(...names.map((dataset) => [{ dataset }, true]))).read();
    for (const datasets of joins)
      read = {
        lines: [...read.lines, await nextLine(read, { kind: "join", time, datasets: [...datasets] })],
      };
    assert.deepEqual(
      sums(read).map(({ datasets, sums: [rho] }) => [datasets.join(""), rho]),
      [
        ["abc", "0.0627"],
        ["d", "0.0209"],
      ],
    );
    assert.deepEqual(accountOf(read, "c").datasets.toSorted(), ["a", "b", "c"]);
  }
});

test("two copies that went apart give the same sums in either order, and lose nothing", async () => {
  const common = await storeWith([{}, true]);
  const [left, right] = [await storeWith(), await storeWith()];
  left.text = right.text = common.text;
  for (const [store, rho] of [
    [left, "0.3"],
    [right, "0.07"],
    [right, "0.001"],
  ])
    await ledger.reserve({ store, now }, plan({ rho }), "content");
  const [a, b] = [await left.read(), await right.read()];
  const [ab, ba] = [await merge(a, b, time), await merge(b, a, time)];
  assert.deepEqual(sums(ab), sums(ba));
  assert.equal(sums(ab)[0].sums[0], "0.3919");
  assert.deepEqual(ab.lines.at(-1), ba.lines.at(-1), "one entry that follows both heads");
  assert.equal(ab.lines.at(-1).entry.follows.length, 2);
  assert.deepEqual(await merge(ab, a, time), ab, "a copy that is already in adds nothing");
  assert.deepEqual(sums(await merge(a, ab, time)), sums(ab));
  await ledger.readLedger(ledger.writeLedger(ba));
});

test("10,000 random compositions add up as a direct sum does, in any order and after any split", async () => {
  let worked = 0;
  for (let i = 0; i < 10_000; i++) {
    const count = 1 + Math.floor(Math.random() * 8);
    const names = ["a", "b", "c"].slice(0, 1 + (i % 3));
    const made = Array.from({ length: count }, (_, j) => composed(i, j, names[(i + j) % names.length]));
    const lines = made.map(({ line }) => line);
    const cut = Math.floor(Math.random() * (count + 1));
    const [head, tail] = [{ lines: lines.slice(0, cut) }, { lines: lines.slice(cut) }];
    const first = sums(ledger.union(head, tail));
    assert.deepEqual(first, sums(ledger.union(tail, head)));
    assert.deepEqual(first, sums(ledger.union(ledger.union(tail, head), tail)));
    for (const { datasets, sums: found } of first) {
      const own = made.filter(({ line }) => line.entry.dataset === datasets[0]);
      const direct = (name) => writeDecimal(own.reduce((sum, { units }) => sum + units[name], 0n));
      assert.deepEqual(found, ["rho", "deltaExtra", "epsilon", "delta"].map(direct));
      worked += own.length;
    }
  }
  assert.ok(worked > 40_000);
});

/** A reservation with random costs, and what they are in whole units, by hand. */
function composed(i, j, dataset) {
  const units = {};
  const costs = {};
  for (const name of ["rho", "deltaExtra", "epsilon", "delta"]) {
    const places = Math.floor(Math.random() * 19);
    const digits = String(Math.floor(Math.random() * 10 ** Math.min(places, 15)) || 1).padStart(places, "0");
    const whole = Math.floor(Math.random() * 20);
    units[name] = BigInt(whole) * 10n ** 18n + (places ? BigInt(digits) * 10n ** BigInt(18 - places) : 0n);
    costs[name] = writeDecimal(units[name]);
  }
  const hash = `${i}-${j}`;
  return { units, line: { hash, entry: { kind: "reserve", release: hash, dataset, follows: [], ...costs } } };
}
