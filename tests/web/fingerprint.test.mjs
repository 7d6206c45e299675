import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { fingerprint } = await load("web/bridge/fingerprint.ts");

const bytes = Uint8Array.from({ length: 1003 }, (_, i) => (i * i) % 251);

test("a fingerprint is that of the bytes, wherever they lie in memory", () => {
  const moved = new Uint8Array(new ArrayBuffer(1010), 3, bytes.length);
  moved.set(bytes);
  assert.equal(fingerprint(moved), fingerprint(bytes));
});

test("any byte that changes, moves or is missing changes it", () => {
  const whole = fingerprint(bytes);
  const seen = new Set([whole, fingerprint(bytes.subarray(1)), fingerprint(bytes.subarray(0, -1))]);
  for (let i = 0; i < bytes.length; i++) {
    const changed = bytes.slice();
    changed[i] ^= 1;
    seen.add(fingerprint(changed));
  }
  assert.equal(seen.size, bytes.length + 3);
  const swapped = bytes.slice();
  [swapped[4], swapped[8]] = [swapped[8], swapped[4]];
  assert.notEqual(fingerprint(swapped), whole);
});
