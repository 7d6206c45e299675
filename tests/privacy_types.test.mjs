// A noisy value can be made by the mechanism only: every other way must fail to compile.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = `${root}tests/engine/privacy/must_not_compile.cpp.txt`;

const compile = (...words) =>
  spawnSync(
    "g++",
    ["-std=c++20", "-fsyntax-only", "-fno-exceptions", `-I${root}engine`, ...words, "-x", "c++", source],
    { encoding: "utf8" },
  );

test("a noisy value cannot be made from a count outside the mechanism", () => {
  const right = compile();
  assert.equal(right.status, 0, right.stderr);
  const wrongs = readFileSync(source, "utf8").match(/defined\(WRONG_\d+\)/g);
  assert.equal(wrongs.length, 11);
  for (let i = 1; i <= wrongs.length; ++i) {
    const { status, stderr } = compile(`-DWRONG_${i}`);
    assert.notEqual(status, 0, `WRONG_${i} compiles`);
    assert.match(
      stderr,
      /private|no matching|no match|cannot convert|could not convert|is not/,
      `WRONG_${i}`,
    );
  }
});
