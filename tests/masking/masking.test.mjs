// Over all case files that are consistent with a masked export, every masked figure has at least three possible values.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { proveAnalyses } from "./analyses.mjs";
import { proveLists } from "./lists.mjs";
import { possibleValues } from "./lp.mjs";
import { proveCrosstabs, proveProfiles, withCases } from "./prove.mjs";
import { readJson } from "./read_export.mjs";
import { solve } from "./solver.mjs";
import { axes, codebook } from "./worlds.mjs";

test("three possible values: crosstabs of every kind of axis and every denominator, as JSON and CSV", () => {
  const { failures, fewest, tables, masked, counts } = proveCrosstabs(0, 700);
  assert.deepEqual(failures, []);
  assert.equal(fewest, 3);
  assert.ok(tables === 2100 && masked > 1000 && counts > 4000, `${tables} ${masked} ${counts}`);
});

test("three possible values: profiles", () => {
  const { failures, fewest, counts } = proveProfiles(0, 300);
  assert.deepEqual(failures, []);
  assert.equal(fewest, 3);
  assert.ok(counts > 1000, `${counts}`);
});

test("three possible values: flows, combinations and rankings", () => {
  const { failures, fewest, withSmall } = proveLists(0, 500);
  assert.deepEqual(failures, []);
  assert.equal(fewest, 3);
  assert.ok(withSmall > 500, `${withSmall}`);
});

test("three possible values: trends, comparisons and missing values", () => {
  const { failures, fewest, results, figures } = proveAnalyses(0, 500);
  assert.deepEqual(failures.slice(0, 5), []);
  assert.equal(fewest, 3);
  assert.ok(results === 1500 && figures > 4000, `${results} ${figures}`);
});

/** A one-way table of a variable with three values. */
const oneWay = (counts, denominator, leftOut, selected) => ({
  mask: { below: 10, zeros: "shown" },
  figures: [
    { of: "selected", value: selected },
    { of: "denominator", by: "column", value: denominator },
    { of: "leftOut", by: "column", value: leftOut },
    ...counts.map((value, row) => ({ of: "count", row, value, small: value === null })),
  ],
});
const shapeOf = (rows, denominator = "answered") => ({
  rows,
  columns: { kind: "none" },
  denominator,
  isPossible: () => true,
});
const valuesOf = (table, shape, wanted = 20) =>
  Object.fromEntries(
    solve(table, shape, wanted).map(({ figure, values }) => [
      `${figure.of}${figure.row ?? ""}`,
      [...values].sort((a, b) => a - b),
    ]),
  );

test("the solver finds exactly what is possible", () => {
  const variable = shapeOf(axes.colour);
  // 55 answered, 50 of them known: the masked count is told.
  assert.deepEqual(valuesOf(oneWay([20, 30, null], 55, 5, 60), variable), { count2: [5] });
  // By the selected cases alone it is at most 6.
  const bounded = valuesOf(oneWay([20, 30, null], null, null, 56), variable);
  assert.deepEqual(bounded.count2, [1, 2, 3, 4, 5, 6]);
  // Two of them, 4 together.
  const two = valuesOf(oneWay([20, null, null], 24, 0, 24), variable);
  assert.deepEqual(two, { count1: [1, 2, 3], count2: [1, 2, 3] });
  // A set: between the largest item and the sum of all.
  const set = valuesOf(oneWay([20, 15, null], 33, 0, 33), shapeOf(axes.means));
  assert.deepEqual(set.count2, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual(valuesOf(oneWay([20, 15, null], 42, 0, 42), shapeOf(axes.means)).count2, [7, 8, 9]);
  // Responses add up, also those to a set.
  assert.deepEqual(valuesOf(oneWay([20, 15, null], 42, 0, 42), shapeOf(axes.means, "responses")).count2, [7]);
  // Whole numbers only: half of 7 is none.
  assert.deepEqual([...possibleValues({ a: [[2, 0, 1]], b: [7] }, [[1, 1, 0]], 2)[0]].length, 2);
  assert.deepEqual([...possibleValues({ a: [[2, 2]], b: [7] }, [[1, 1]], 1)[0]], []);
});

test("the solver finds the leak in a table that masks the small counts and nothing else", () => {
  const csv =
    "colour,m1,side\n" +
    "red,1,left\n".repeat(12) +
    "green,1,left\n".repeat(5) +
    "blue,,right\n".repeat(11) +
    "red,,right\n".repeat(20);
  withCases(csv, (run) => {
    for (const denominator of ["answered", "all", "responses"]) {
      const query = { kind: "crosstab", rows: "colour", columns: "side", denominator };
      const shape = { ...shapeOf(axes.colour, denominator), columns: axes.side };
      const naive = JSON.parse(JSON.stringify(run(query)));
      naive.mask = { below: 10, zeros: "shown" };
      naive.counts = naive.counts.map((line) =>
        line.map((count) => (count > 0 && count < 10 ? null : count)),
      );
      for (const margin of [naive.column, naive.row, naive.table])
        margin.percent = margin.percent.map((line, r) =>
          line.map((percent, c) => (naive.counts[r][c] === null ? null : percent)),
        );
      const [table] = readJson(JSON.stringify(naive));
      const leaks = solve(table, shape).filter(({ values }) => values.size < 3);
      assert.deepEqual(
        leaks.map(({ figure, values }) => [figure.row, figure.column, ...values]),
        [[1, 0, 5]],
        denominator,
      );
      const masked = run({ ...query, mask: {} });
      assert.equal(masked.mask.masked, 1);
      const [safe] = readJson(JSON.stringify(masked));
      assert.ok(solve(safe, shape).every(({ values }) => values.size >= 3));
    }
  });
});

const folder = mkdtempSync(join(tmpdir(), "casewise-"));
after(() => rmSync(folder, { recursive: true }));
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const program = at(JSON.parse(readFileSync(at("package.json"), "utf8")).bin.casewise);

function casewise(...words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: "utf8" });
  return { status, stdout, stderr };
}

test("the command line masks every format, and says what it cannot mask", () => {
  const file = join(folder, "cases.csv");
  const book = join(folder, "codebook.json");
  writeFileSync(book, JSON.stringify(codebook));
  writeFileSync(
    file,
    `colour,side\n${"red,left\n".repeat(12)}${"green,left\n".repeat(7)}${"blue,right\n".repeat(30)}`,
  );
  const ask = (command, ...words) => casewise(command, file, "--codebook", book, ...words);
  const table = ["--rows", "colour", "--columns", "side"];
  const json = JSON.parse(ask("crosstab", ...table, "--mask", "10").stdout);
  assert.deepEqual(json.counts, [
    [12, 0],
    [null, 0],
    [0, 30],
  ]);
  assert.deepEqual(json.column.denominators, [null, 30]);
  assert.equal(json.selected, null);
  assert.equal(json.cases, null);
  assert.deepEqual(json.mask, {
    below: 10,
    zeros: "shown",
    keep: "columns",
    masked: 1,
    promise: "oneExport",
  });
  const rows = JSON.parse(ask("crosstab", ...table, "--mask", "10", "--mask-keep", "rows").stdout);
  assert.deepEqual(rows.row.denominators, [12, null, 30]);
  const csv = ask("crosstab", ...table, "--mask", "10", "--format", "csv").stdout.split("\r\n");
  assert.equal(csv[3], "green,left,<10,masked,masked,masked,masked,masked,0,masked,masked,masked");
  assert.equal(csv[6], "blue,right,30,100,30,0,100,30,0,masked,masked,masked");
  const markdown = ask("crosstab", ...table, "--mask", "10", "--mask-zeros", "--format", "markdown").stdout;
  assert.match(markdown, /^\| green \| left \| \\<10 \| masked /m);
  assert.match(markdown, /^\| red \| right \| \\<10 \| masked /m);
  assert.match(markdown, /of several tables together nothing is promised/);
  assert.doesNotMatch(markdown, /NaN/);
  for (const command of [
    ["profile"],
    ["flows", "--from", "colour", "--to", "side"],
    ["combinations", "--set", "means"],
    ["ranking", "--rows", "colour", "--top", "1"],
  ])
    for (const format of ["csv", "markdown"]) {
      const { status, stdout } = ask(...command, "--mask", "10", "--format", format);
      assert.equal(status, 0, command[0]);
      assert.doesNotMatch(stdout, /NaN|\b7\b/, command[0]);
    }
  const refusal = (...words) => {
    const { status, stdout, stderr } = ask(...words);
    assert.deepEqual({ status, stdout }, { status: 1, stdout: "" });
    const { code, where } = JSON.parse(stderr).error;
    return `${code} ${where}`;
  };
  assert.equal(refusal("crosstab", ...table, "--mask", "3"), "bad_query /mask/below");
  assert.equal(refusal("crosstab", ...table, "--mask", "10", "--mask-keep", "table"), "bad_query /mask/keep");
  assert.equal(refusal("missingness", "--mask", "2"), "bad_query /mask/below");
  const tied = '{"any":[{"variable":"colour","in":["red"]},{"variable":"side","in":["left"]}]}';
  assert.equal(refusal("crosstab", ...table, "--mask", "10", "--where", tied), "bad_query /mask");
  assert.equal(refusal("crosstab", ...table, "--small", "3"), "bad_query /smallBelow");
  assert.equal(
    refusal("crosstab", "--rows", "colour", "--columns", "warm", "--mask", "10"),
    "bad_query /mask",
  );
  for (const words of [["--mask", "ten"], ["--mask-zeros"], ["--mask-keep", "rows"]])
    assert.equal(ask("crosstab", ...table, ...words).status, 2);
  assert.equal(casewise("check", file, "--mask", "10").status, 2);
});
