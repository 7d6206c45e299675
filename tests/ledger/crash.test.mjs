// A crash anywhere: the process is killed at every point in turn, and what was reserved stays spent.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { codeOf, files, ledger, now, plan, storeWith } from "./made.mjs";

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), "casewise-ledger-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const child = fileURLToPath(new URL("crash_child.mjs", import.meta.url));
const { accountOf, FileStore, writeDecimal } = ledger;

/** A ledger with one committed release of rho 0.1, on which a process works until it is killed at `stop`. */
async function killedAt(stop) {
  const file = path.join(folder, `${stop}.ledger`);
  writeFileSync(file, (await storeWith([{ rho: "0.1" }, true])).text);
  const { stdout, signal } = await run(process.execPath, [child, file, String(stop)]).catch((error) => error);
  return { file, said: stdout.trim().split("\n"), signal };
}

const whole = await killedAt(0);
const points = whole.said.filter((line) => line.startsWith("point"));

test("there are at least twelve points, on both sides of the draw", () => {
  assert.ok(points.length >= 12, points.join(", "));
  const drawing = whole.said.indexOf("drawing");
  assert.ok(drawing > 6 && whole.said.length - drawing > 6);
  assert.equal(whole.said.at(-1), "done");
});

for (const [index, name] of points.entries()) {
  test(`killed at ${name}: what was reserved stays spent`, async () => {
    const { file, said, signal } = await killedAt(index + 1);
    assert.equal(signal, "SIGKILL");
    assert.equal(said.at(-1), name);
    const account = accountOf(await new FileStore(file).read(), "field office 7");
    const rho = writeDecimal(account.rho);
    // Before the draw the budget may be spent or not, and is never half spent. From the draw on it is.
    assert.ok(["0.1", "0.1209"].includes(rho), rho);
    if (said.includes("drawing")) assert.equal(rho, "0.1209");
    const statuses = account.releases.map(({ status }) => status);
    if (said.includes("committed")) assert.deepEqual(statuses, ["committed", "committed"]);
    assert.equal(statuses[0], "committed", "what was there before is whole");

    // The work goes on: the owner deletes the lock that the crash left, and the next release adds up.
    const lock = `${file}.lock`;
    const store = new FileStore(file);
    if (existsSync(lock)) {
      assert.equal(await codeOf(ledger.reserve({ store, now }, plan(), "content")), "ledger_in_use");
      rmSync(lock);
    }
    await (await ledger.reserve({ store, now }, plan({ rho: "0.01" }), "content")).commit(files);
    const next = accountOf(await new FileStore(file).read(), "field office 7");
    assert.equal(next.rho - account.rho, ledger.readDecimal("0.01"));
    assert.ok(!existsSync(`${file}.next`) && !existsSync(lock));
  });
}

test("two releases at once into one file: one of them waits its turn, and none is lost", async () => {
  const file = path.join(folder, "two.ledger");
  const tries = Array.from({ length: 20 }, () =>
    ledger.reserve({ store: new FileStore(file), now }, plan({ rho: "0.01" }), "content"),
  );
  const settled = await Promise.allSettled(tries);
  const kept = settled.filter(({ status }) => status === "fulfilled").length;
  for (const { reason } of settled) if (reason) assert.equal(reason.code, "ledger_in_use");
  assert.ok(kept >= 1);
  const account = accountOf(await new FileStore(file).read(), "field office 7");
  assert.equal(account.rho, BigInt(kept) * ledger.readDecimal("0.01"));
});

test("a ledger file is replaced only by one that holds all its lines", async () => {
  const file = path.join(folder, "replaced.ledger");
  const [one, other] = [await storeWith([{}, true]), await storeWith([{ rho: "0.5" }, true])];
  writeFileSync(file, one.text);
  const store = new FileStore(file);
  assert.equal(await codeOf(store.replace(await other.read())), "not_saved");
  assert.equal(readFileSync(file, "utf8"), one.text);
  await store.replace(await ledger.merge(await store.read(), await other.read(), "2026-03-01T12:00:00Z"));
  assert.equal(writeDecimal(accountOf(await store.read(), "field office 7").rho), "0.5209");
});

test("a damaged ledger file stops every release and is left as it is", async () => {
  const file = path.join(folder, "damaged.ledger");
  const { text } = await storeWith([{}, true]);
  for (const damaged of [text.slice(0, -1), text.replace("0.0209", "0.0109"), "\ufeff" + text]) {
    writeFileSync(file, damaged);
    assert.equal(
      await codeOf(ledger.reserve({ store: new FileStore(file), now }, plan(), "content")),
      "bad_ledger",
    );
    assert.equal(readFileSync(file, "utf8"), damaged);
  }
  writeFileSync(file, Buffer.from([0xff, 0xfe, 0x0a]));
  assert.equal(await codeOf(new FileStore(file).read()), "bad_ledger");
});
