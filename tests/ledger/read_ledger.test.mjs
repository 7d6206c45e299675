// Whatever comes from outside is hostile until every line of it is checked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOf, files, hex, ledger, now, plan, storeWith } from "./made.mjs";

const { canonical, emptyLedger, merge, nextLine, readLedger, sha256, writeLedger, writeLine } = ledger;

/** A line whose hashes are right, whatever it says. */
async function forged(entry, sealed) {
  const full = { format: 1, follows: [], ...entry };
  return writeLine({ entry: full, hash: await sha256(canonical(full)), ...(sealed ? { sealed } : {}) });
}
const { parameters, ...reserved } = plan();
const reserve = {
  kind: "reserve",
  ...reserved,
  release: "b".repeat(32),
  time: "2026-03-01T12:00:00Z",
  neighbours: "add_or_remove_one_record",
  parameters: hex("c"),
  sealed: hex("d"),
};
assert.ok(parameters);

test("an empty ledger and a sound one are read as they were written", async () => {
  assert.deepEqual(await readLedger(""), emptyLedger);
  const { text } = await storeWith([{}, true], [{ dataset: "another" }, false]);
  assert.equal(writeLedger(await readLedger(text)), text);
  assert.equal(await codeOf(readLedger(await forged(reserve))), "read");
});

test("every single changed byte breaks the chain", async () => {
  const { text } = await storeWith([{}, true], [{}, false]);
  const bytes = [...text];
  let tried = 0;
  for (let i = 0; i < bytes.length; i++) {
    for (const other of ["0", "1", "a", " ", "\n", '"', ""]) {
      if (bytes[i] === other) continue;
      const changed = bytes.with(i, other).join("");
      assert.equal(await codeOf(readLedger(changed)), "bad_ledger", `byte ${i} as ${JSON.stringify(other)}`);
      tried += 1;
    }
  }
  assert.ok(tried > 5000, `${tried} changes`);
});

test("a line taken out, put twice or put elsewhere breaks the chain", async () => {
  const { text } = await storeWith([{}, true], [{}, true]);
  const lines = text.trimEnd().split("\n");
  const joined = (some) => some.map((line) => `${line}\n`).join("");
  for (let i = 0; i < lines.length - 1; i++) {
    assert.equal(await codeOf(readLedger(joined(lines.toSpliced(i, 1)))), "bad_ledger");
    assert.equal(await codeOf(readLedger(joined(lines.toSpliced(i + 1, 0, lines[i])))), "bad_ledger");
    const swapped = lines.with(i, lines[i + 1]).with(i + 1, lines[i]);
    assert.equal(await codeOf(readLedger(joined(swapped))), "bad_ledger");
  }
  // What is said in docs/ledger.md: an old copy is a sound ledger.
  assert.equal(await codeOf(readLedger(joined(lines.slice(0, -1)))), "read");
});

test("an entry cannot follow a later one or itself, so there are no cycles", async () => {
  const first = await forged(reserve);
  const { hash } = JSON.parse(first);
  const second = await forged({ kind: "merge", time: reserve.time, follows: [hash] });
  assert.equal(await codeOf(readLedger(first + second)), "read");
  assert.equal(await codeOf(readLedger(second + first)), "bad_ledger");
  const itself = writeLine({ entry: { ...reserve, format: 1, follows: [hash] }, hash });
  assert.equal(await codeOf(readLedger(itself)), "bad_ledger");
});

const refused = {
  "a negative rho": { rho: "-0.1" },
  "a rho that is a number": { rho: 0.1 },
  "a rho that is not finite": { rho: "Infinity" },
  "a rho that is not a number": { rho: "NaN" },
  "a rho of a million": { rho: "1000000" },
  "a negative delta": { deltaExtra: "-1" },
  "an empty name": { dataset: "" },
  "a name with a line feed": { dataset: "a\nb" },
  "a name that turns the direction of writing": { dataset: "a\u202eb" },
  "a name of 81 characters": { dataset: "x".repeat(81) },
  "a day that does not exist": { time: "2026-02-30T00:00:00Z" },
  "another relation": { neighbours: "replace_one_record" },
  "a later format": { format: 2 },
  "a name too many": { note: "hello" },
  "a prototype": JSON.parse('{"__proto__":{"rho":"0"}}'),
  "the same head twice": { follows: [hex("e"), hex("e")] },
  "an unknown kind": { kind: "refund" },
  "a kind of every object": { kind: "toString" },
  "a name too few": { sealed: undefined },
};
for (const [name, change] of Object.entries(refused)) {
  test(`${name} is refused, with the line`, async () => {
    await assert.rejects(readLedger(await forged({ ...reserve, ...change })), {
      code: "bad_ledger",
      where: "line 1",
    });
  });
}

test("text that is no ledger is refused in a sentence without its content", async () => {
  for (const text of [
    "secret",
    "secret\n",
    "{}\n",
    "[]\n",
    "null\n",
    "1\n",
    '{"entry":{"kind":"secret"}}\n',
    "\n",
  ]) {
    await assert.rejects(readLedger(text), (error) => {
      assert.equal(error.code, "bad_ledger");
      assert.ok(!`${error.message}${error.where}`.includes("secret"));
      return true;
    });
  }
});

test("too many or too long lines are refused before they are worked on", async () => {
  assert.equal(await codeOf(readLedger("{}\n".repeat(100_001))), "bad_ledger");
  assert.equal(await codeOf(readLedger(`${"x".repeat(20_000)}\n`)), "bad_ledger");
  assert.equal(await codeOf(readLedger(`${"[".repeat(16_000)}\n`)), "bad_ledger");
  assert.equal(await codeOf(readLedger("x".repeat(64 * 1024 * 1024 + 1))), "bad_ledger");
});

test("a release begins once and is committed only after it was reserved", async () => {
  const first = await forged(reserve);
  const follows = [JSON.parse(first).hash];
  const commit = { kind: "commit", time: reserve.time, files };
  assert.equal(await codeOf(readLedger(first + (await forged({ ...reserve, follows })))), "bad_ledger");
  assert.equal(
    await codeOf(readLedger(first + (await forged({ ...commit, release: "f".repeat(32), follows })))),
    "bad_ledger",
  );
  const again = await forged({ ...commit, release: reserve.release, follows });
  assert.equal(await codeOf(readLedger(first + again)), "read");
});

test("a sealed part stands only where the entry has its hash, and must fit it", async () => {
  const sealed = { salt: hex("1"), fingerprint: hex("2"), nonce: hex("3") };
  const fitting = { ...reserve, sealed: await sha256(canonical(sealed)) };
  assert.equal(await codeOf(readLedger(await forged(fitting, sealed))), "read");
  assert.equal(await codeOf(readLedger(await forged(reserve, sealed))), "bad_ledger");
  const merged = { kind: "merge", time: reserve.time };
  assert.equal(await codeOf(readLedger(await forged(merged, sealed))), "bad_ledger");
});

test("10,000 random changes of a sound ledger are refused or read, and never anything else", async () => {
  const { text } = await storeWith([{}, true], [{}, false]);
  const other = await storeWith([{ dataset: "other" }, true]);
  const both = writeLedger(await merge(await readLedger(text), await readLedger(other.text), reserve.time));
  for (let i = 0; i < 10_000; i++) {
    const at = Math.floor(Math.random() * both.length);
    const until = at + Math.floor(Math.random() * 40);
    const put = String.fromCharCode(Math.floor(Math.random() * 256)).repeat(Math.floor(Math.random() * 3));
    const changed = both.slice(0, at) + put + both.slice(until);
    const code = await codeOf(readLedger(changed));
    assert.ok(code === "bad_ledger" || (code === "read" && both.startsWith(changed)), code);
  }
});

test("the line that nextLine makes follows all heads", async () => {
  const [one, other] = await Promise.all([storeWith([{}, true]), storeWith([{}, false])]);
  const merged = await merge(await one.read(), await other.read(), reserve.time);
  const line = await nextLine(merged, { kind: "merge", time: "2026-03-02T00:00:00Z" });
  assert.deepEqual(line.entry.follows, [merged.lines.at(-1).hash]);
  assert.equal(merged.lines.at(-1).entry.follows.length, 2);
  assert.equal(now().toISOString(), "2026-03-01T12:00:00.000Z");
});
