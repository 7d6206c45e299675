import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { createFormat, differenceTenths, formatPercent, percentTenths, plainDifference, plainPercent } =
  await load("web/model/format.ts");

test("a percentage is rounded half away from zero, on the exact ratio", () => {
  const rows = [
    [0, 5, "0.0%"],
    [5, 5, "100.0%"],
    [1, 3, "33.3%"],
    [2, 3, "66.7%"],
    [1, 8, "12.5%"],
    // Exactly half a tenth: up, wherever binary fractions would have it fall.
    [1, 2000, "0.1%"],
    [3, 2000, "0.2%"],
    [5, 2000, "0.3%"],
    [201, 2000, "10.1%"],
    [1999, 2000, "100.0%"],
    [49, 100_000, "0.0%"],
    [50, 100_000, "0.1%"],
    [4_294_967_295, 4_294_967_295, "100.0%"],
    [2_147_483_647, 4_294_967_295, "50.0%"],
    [2, 4, "50.0%"],
    [1, 4, "25.0%"],
    [2, 5, "40.0%"],
    [1, 5, "20.0%"],
  ];
  for (const [count, denominator, text] of rows) {
    assert.equal(formatPercent(count, denominator), text, `${count} of ${denominator}`);
    assert.equal(`${plainPercent(count, denominator)}%`, text, `${count} of ${denominator}, plain`);
  }
});

test("rounding agrees with whole-number arithmetic for every ratio up to 300", () => {
  for (let denominator = 1; denominator <= 300; denominator++) {
    for (let count = 0; count <= denominator; count++) {
      const twice = (2000n * BigInt(count)) / BigInt(denominator);
      const expected = (twice + 1n) / 2n;
      assert.equal(BigInt(percentTenths(count, denominator)), expected, `${count} of ${denominator}`);
    }
  }
});

test("where a double falls on the other side of the half, the exact ratio decides", () => {
  // 100 x count / denominator as a double, in tenths, is below the half although the ratio is on it: toFixed and
  // Intl.NumberFormat would write the lower digit. And the other way round.
  const naive = (count, denominator) => ((100 * count) / denominator).toFixed(1);
  const rows = [];
  for (const denominator of [2000, 4000, 6000, 10_000, 14_000, 258_000, 10_000_000]) {
    for (let tenths = 0; tenths < 1000; tenths++) {
      const twice = (2 * tenths + 1) * denominator;
      if (twice % 2000 === 0) rows.push([twice / 2000, denominator, tenths + 1]);
    }
  }
  assert.ok(rows.length > 5000);
  for (const [count, denominator, tenths] of rows) {
    assert.equal(percentTenths(count, denominator), tenths, `${count} of ${denominator}`);
    assert.equal(
      percentTenths(count - 1, denominator) <= tenths - 1,
      true,
      `below ${count} of ${denominator}`,
    );
    const text = `${Math.floor(tenths / 10)}.${tenths % 10}`;
    assert.equal(plainPercent(count, denominator), text);
    assert.equal(formatPercent(count, denominator), `${text}%`);
  }
  // The rows are worth having: many of them come out wrong without the rule.
  assert.ok(
    rows.filter(([count, denominator, tenths]) => naive(count, denominator) !== (tenths / 10).toFixed(1))
      .length > 500,
  );
});

test("every tenth from 0 to 100 is written as it is, in whatever language", () => {
  const french = createFormat("fr");
  for (let tenths = 0; tenths <= 1000; tenths++) {
    const text = `${Math.floor(tenths / 10)}.${tenths % 10}`;
    assert.equal(formatPercent(tenths, 1000), `${text}%`);
    assert.equal(french.percent(tenths, 1000).replace(/\s/g, ""), `${text.replace(".", ",")}%`);
  }
});

test("the largest counts that a result can hold are rounded exactly, half way and beside it", () => {
  for (const denominator of [4_294_967_295, 4_294_967_294, 4_294_966_000, 2_147_483_648, 999_999_937]) {
    for (let i = 0; i < 2000; i++) {
      const half = Math.floor(((2 * (i % 1000) + 1) * denominator) / 2000);
      for (const count of [half - 1, half, half + 1]) {
        if (count < 0 || count > denominator) continue;
        const expected = (2000n * BigInt(count) + BigInt(denominator)) / (2n * BigInt(denominator));
        assert.equal(BigInt(percentTenths(count, denominator)), expected, `${count} of ${denominator}`);
      }
    }
  }
});

test("without a denominator there is no percentage, and it is not 0", () => {
  assert.equal(formatPercent(0, 0), "–");
  assert.equal(plainPercent(0, 0), "");
  assert.equal(percentTenths(0, 0), null);
});

test("numbers are written as the reader's language has them", () => {
  assert.equal(createFormat("en").count(1234567), "1,234,567");
  assert.equal(createFormat("fr").percent(1, 8).replace(/\s/g, " "), "12,5 %");
  assert.equal(createFormat("en").bytes(947915), "948 kB");
  assert.equal(createFormat("en").list(["a", "b", "c"], "disjunction"), "a, b, or c");
});

test("a difference is rounded half away from zero, on the exact ratios and not on rounded percentages", () => {
  const format = createFormat("en");
  const rows = [
    // 33.3 and 66.7 are 33.4 apart; the ratios are 33.33… apart.
    [1, 3, 2, 3, 333, "+33.3", "33.3"],
    [2, 3, 1, 3, -333, "−33.3", "-33.3"],
    [1, 2, 1, 2, 0, "0.0", "0.0"],
    [2, 4, 1, 2, 0, "0.0", "0.0"],
    // Half a tenth, either way.
    [0, 1, 1, 2000, 1, "+0.1", "0.1"],
    [1, 2000, 0, 1, -1, "−0.1", "-0.1"],
    [0, 1, 49, 100_000, 0, "0.0", "0.0"],
    [49, 100_000, 0, 1, 0, "0.0", "0.0"],
    [0, 4_294_967_295, 4_294_967_295, 4_294_967_295, 1000, "+100.0", "100.0"],
    [1, 0, 1, 2, null, "–", ""],
    [1, 2, 0, 0, null, "–", ""],
  ];
  for (const [a, b, c, d, tenths, shown, plain] of rows) {
    const sides = [
      { count: a, denominator: b },
      { count: c, denominator: d },
    ];
    const note = `${c} of ${d} minus ${a} of ${b}`;
    assert.equal(differenceTenths(...sides), tenths, note);
    assert.equal(format.difference(...sides), shown, note);
    assert.equal(plainDifference(...sides), plain, note);
  }
});
