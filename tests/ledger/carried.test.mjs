// The ledger that its owner carries: encrypted, loaded first, saved and read back before a draw.
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf, ledger, now, plan, storeWith } from "./made.mjs";

const { accountOf, CarriedStore, seal, unseal, writeDecimal, writeLedger } = ledger;
const passphrase = "rain over seven hills";
const text = (bytes) => new TextDecoder("latin1").decode(bytes);

test("a carried file opens with its passphrase only, and shows nothing without it", async () => {
  const read = await (await storeWith([{ dataset: "sentinel" }, true])).read();
  const [file, again] = await Promise.all([seal(read, passphrase), seal(read, passphrase)]);
  assert.equal(writeLedger(await unseal(file, passphrase)), writeLedger(read));
  assert.equal(await codeOf(unseal(file, `${passphrase}.`)), "wrong_passphrase");
  assert.ok(!text(file).includes("sentinel") && !text(file).includes("reserve"));
  assert.notEqual(text(file).split("\n")[0], text(again).split("\n")[0], "salt and nonce are new each time");
  const header = JSON.parse(text(file).split("\n")[0]);
  assert.ok(header.iterations >= 600_000);
  await assert.rejects(seal(read, "short"), { code: "wrong_passphrase" });
});

test("letters that look the same are the same passphrase", async () => {
  const file = await seal({ lines: [] }, "\u00e9t\u00e9 sur la mer");
  assert.deepEqual(await unseal(file, "e\u0301te\u0301 sur la mer"), { lines: [] });
});

test("a changed header or content, and a file that is none, are refused", async () => {
  const file = await seal({ lines: [] }, passphrase);
  const head = file.indexOf(10);
  const changed = (at) => file.map((byte, i) => (i === at ? byte ^ 1 : byte));
  for (const at of [head + 1, file.length - 1, file.length - 10])
    assert.equal(await codeOf(unseal(changed(at), passphrase)), "wrong_passphrase");
  const header = JSON.parse(text(file.subarray(0, head)));
  const withHeader = (change) => {
    const line = new TextEncoder().encode(`${JSON.stringify({ ...header, ...change })}\n`);
    return Uint8Array.from([...line, ...file.subarray(head + 1)]);
  };
  assert.equal(await codeOf(unseal(withHeader({}), passphrase)), "read");
  assert.equal(await codeOf(unseal(withHeader({ extra: 1 }), passphrase)), "bad_ledger");
  for (const change of [
    { iterations: 1 },
    { iterations: 1e9 },
    { salt: "" },
    { nonce: "x" },
    { format: "zip" },
  ])
    assert.equal(await codeOf(unseal(withHeader(change), passphrase)), "bad_ledger");
  for (const other of ["", "\n", "null\n", "[]\n", "a,b\n1,2\n"])
    assert.equal(await codeOf(unseal(new TextEncoder().encode(other), passphrase)), "bad_ledger");
});

test("nothing is drawn until the owner's file holds the reservation", async () => {
  let kept;
  const saves = [
    async () => Promise.reject(new Error("the owner stopped")),
    async () => new Uint8Array(0),
    async (file) => file.subarray(0, file.length - 1),
    async () => seal({ lines: [] }, passphrase),
  ];
  for (const save of saves) {
    const store = await CarriedStore.open("new", passphrase, save);
    assert.equal(await codeOf(ledger.reserve({ store, now }, plan(), "content")), "not_saved");
    assert.equal((await store.read()).lines.length, 0);
  }
  const save = async (file) => (kept = file);
  const first = await CarriedStore.open("new", passphrase, save);
  await (
    await ledger.reserve({ store: first, now }, plan(), "content")
  ).commit([{ what: "aggregates", sha256: "a".repeat(64) }]);
  const second = await CarriedStore.open(kept, passphrase, save);
  await ledger.reserve({ store: second, now }, plan(), "content");
  const account = accountOf(await unseal(kept, passphrase), "field office 7");
  assert.equal(writeDecimal(account.rho), "0.0418");
  assert.deepEqual(
    account.releases.map(({ status }) => status),
    ["committed", "reserved"],
  );
});

test("beside storage that may forget, both copies count, and both are written before a draw", async () => {
  const beside = await storeWith([{ dataset: "kept by the browser" }, true]);
  const elsewhere = await storeWith([{ dataset: "carried" }, true]);
  const file = await seal(await elsewhere.read(), passphrase);
  let kept;
  const save = async (bytes) => (kept = bytes);
  const store = await CarriedStore.open(file, passphrase, save, { store: beside, now });
  for (const dataset of ["kept by the browser", "carried"])
    assert.equal(accountOf(await store.read(), dataset).releases.length, 1, dataset);
  await ledger.reserve({ store, now }, plan({ dataset: "carried" }), "content");
  for (const copy of [await beside.read(), await unseal(kept, passphrase)])
    assert.equal(accountOf(copy, "carried").releases.length, 2);
  // What is not saved is not drawn, but the browser knows of it: to the safe side.
  const stopped = await CarriedStore.open(kept, passphrase, () => Promise.reject(new Error("stopped")), {
    store: beside,
    now,
  });
  assert.equal(await codeOf(ledger.reserve({ store: stopped, now }, plan(), "content")), "not_saved");
  assert.equal(accountOf(await beside.read(), "field office 7").releases.length, 1);
});
