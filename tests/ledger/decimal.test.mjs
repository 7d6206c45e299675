import assert from "node:assert/strict";
import { test } from "node:test";
import { ledger } from "./made.mjs";

const { decimalAbove, decimalBelow, doubleAbove, doubleBelow, readDecimal, writeDecimal } = ledger;

test("a decimal has one spelling, and everything else is refused", () => {
  for (const text of ["0", "1", "0.2745", "999999", "0.000000000000000001", "12.5"])
    assert.equal(writeDecimal(readDecimal(text)), text);
  for (const text of [
    "",
    "-1",
    "-0",
    "+1",
    "1e3",
    "01",
    "1.",
    ".5",
    "1.0",
    "0.10",
    "NaN",
    "Infinity",
    "1000000",
  ])
    assert.equal(readDecimal(text), null, text);
  assert.equal(readDecimal("0.0000000000000000001"), null);
});

test("a double is never written down as less than it is", () => {
  assert.equal(writeDecimal(decimalAbove(0.1)), "0.100000000000000006");
  assert.equal(writeDecimal(decimalBelow(0.1)), "0.100000000000000005");
  assert.equal(writeDecimal(decimalAbove(0.5)), "0.5");
  assert.equal(writeDecimal(decimalBelow(0.5)), "0.5");
  assert.equal(writeDecimal(decimalAbove(Number.MIN_VALUE)), "0.000000000000000001");
  assert.equal(decimalAbove(0), 0n);
  for (const bad of [-1, NaN, Infinity, 1e6]) assert.throws(() => decimalAbove(bad), RangeError);
});

test("a decimal becomes the nearest double on the side that was asked for", () => {
  for (let i = 0; i < 20_000; i++) {
    const value = BigInt(Math.floor(Math.random() * 2 ** 53)) * BigInt(1 + (i % 97));
    const [above, below] = [doubleAbove(value), doubleBelow(value)];
    assert.ok(decimalAbove(above) >= value && decimalBelow(below) <= value);
    assert.ok(decimalBelow(above) >= value, "not above");
    assert.ok(decimalAbove(below) <= value, "not below");
    assert.ok((above - below) / above < 3e-16);
  }
  assert.equal(doubleBelow(0n), 0);
});
