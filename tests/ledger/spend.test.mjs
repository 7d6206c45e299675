// Reserved, kept and read back before anyone may draw; recognised by version; shown to an auditor without secrets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf, files, ledger, MemoryStore, now, plan, storeWith } from "./made.mjs";

const { contentOf, fingerprintOf, forAuditor, readLedger, releasedAs, writeLedger } = ledger;

test("nobody makes a reservation but reserve()", () => {
  assert.throws(() => new ledger.Reservation(Symbol("reserve"), "a", "b", { store: new MemoryStore(), now }));
});

test("a store that does not keep the line gives no reservation", async () => {
  const lost = new MemoryStore();
  lost.append = () => Promise.reject(ledger.notSaved ?? new Error("full"));
  await assert.rejects(ledger.reserve({ store: lost, now }, plan(), "content"));
});

test("a plan that the ledger would not read again is never written", async () => {
  const store = new MemoryStore();
  for (const change of [
    { rho: "-1" },
    { rho: "1e3" },
    { dataset: " " },
    { dataset: "a\nb" },
    { delta: "x" },
    { rho: "0" },
  ])
    assert.equal(await codeOf(ledger.reserve({ store, now }, plan(change), "content")), "bad_entry");
  assert.equal(store.text, "");
  const reservation = await ledger.reserve({ store, now }, plan(), "content");
  assert.equal(await codeOf(reservation.commit([])), "bad_entry");
  assert.equal(await codeOf(reservation.commit([{ what: "Name of a file.csv", sha256: "0" }])), "bad_entry");
  assert.equal((await store.read()).lines.length, 1);
});

test("the hash of the parameters does not depend on how they are spelt", async () => {
  const store = new MemoryStore();
  const one = await ledger.reserve(
    { store, now },
    plan({ parameters: { a: 1, b: [2, { d: 1, c: 2 }] } }),
    "x",
  );
  const other = await ledger.reserve(
    { store, now },
    plan({ parameters: { b: [2, { c: 2, d: 1 }], a: 1 } }),
    "x",
  );
  const third = await ledger.reserve(
    { store, now },
    plan({ parameters: { b: [{ c: 2, d: 1 }, 2], a: 1 } }),
    "x",
  );
  assert.equal(one.parameters, other.parameters);
  assert.notEqual(one.parameters, third.parameters);
  assert.notEqual(one.release, other.release);
});

test("the same version of a file is recognised under another name; without its salt it is not", async () => {
  const store = new MemoryStore();
  await ledger.reserve({ store, now }, plan({ dataset: "first" }), "content");
  await ledger.reserve({ store, now }, plan({ dataset: "first" }), "content");
  await ledger.reserve({ store, now }, plan({ dataset: "second" }), "different");
  const read = await store.read();
  const asked = (content) => releasedAs(read, (salt) => fingerprintOf(content, salt));
  assert.deepEqual(await asked("content"), ["first"]);
  assert.deepEqual(await asked("different"), ["second"]);
  assert.deepEqual(await asked("new"), []);
  const [one, again, second] = read.lines.map(({ sealed }) => sealed);
  assert.equal(one.salt, again.salt, "one salt per account");
  assert.notEqual(one.salt, second.salt);
  assert.equal(one.fingerprint, again.fingerprint);
  assert.deepEqual(await releasedAs(forAuditor(read), (salt) => fingerprintOf("content", salt)), []);
});

test("an auditor gets every entry under its hash, and neither salt nor fingerprint", async () => {
  const read = await (await storeWith([{}, true], [{}, false])).read();
  const text = writeLedger(forAuditor(read));
  for (const { sealed } of read.lines.filter((line) => line.sealed))
    for (const secret of Object.values(sealed)) assert.ok(!text.includes(secret));
  const audited = await readLedger(text);
  assert.deepEqual(
    audited.lines.map(({ hash }) => hash),
    read.lines.map(({ hash }) => hash),
  );
  const [one, other] = audited.lines.filter(({ entry }) => entry.kind === "reserve");
  assert.notEqual(
    one.entry.sealed,
    other.entry.sealed,
    "two releases of one version do not show that they are",
  );
  assert.deepEqual(ledger.union(audited, read), ledger.union(read, audited), "the sealed parts come back");
  assert.deepEqual(ledger.union(audited, read), read);
});

const blob = (text) => new Blob([text]);

test("a file that was only saved again is the same version, and any other is not", async () => {
  const content = await contentOf(blob("a,b\n1,2\n3,4\n"));
  for (const same of ["a,b\r\n1,2\r\n3,4\r\n", "\ufeffa,b\n1,2\n3,4", "a,b\r1,2\r3,4\n\n\r\n"])
    assert.equal(await contentOf(blob(same)), content, JSON.stringify(same));
  for (const other of ["", "a,b\n1,2\n3,5\n", "a,b\n\n1,2\n3,4\n", "a,b\n1,2\n3,4 ", "\na,b\n1,2\n3,4\n"])
    assert.notEqual(await contentOf(blob(other)), content, JSON.stringify(other));
});

test("where the slices of a large file fall makes no difference", async () => {
  const lines = Array.from({ length: 300_000 }, (_, i) => `case ${i},${i % 7}`);
  const content = await contentOf(blob(lines.join("\n")));
  assert.equal(content.length % 64, 0);
  assert.ok(content.length >= 64 * 4);
  for (const end of ["\r\n", "\r"])
    assert.equal(await contentOf(blob(`\ufeff${lines.join(end)}${end}`)), content);
  assert.notEqual(await contentOf(blob(lines.with(299_999, "x").join("\n"))), content);
});

test("a release of the tests is committed once it is made", async () => {
  const store = await storeWith([{}, true]);
  assert.deepEqual(
    (await store.read()).lines.map(({ entry }) => [entry.kind, entry.files]),
    [
      ["reserve", undefined],
      ["commit", files],
    ],
  );
});
