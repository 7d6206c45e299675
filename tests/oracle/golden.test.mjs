import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answer, openCases } from "./answer.mjs";
import { codebookWith, goldenPairs, readFixture } from "./golden.mjs";

describe("the oracle and the hand-counted golden results", () => {
  for (const { name, file, query, answeredBy, expected } of goldenPairs()) {
    it(`agree on ${name}`, () => {
      const dataset = openCases(readFixture(file), codebookWith(answeredBy));
      assert.ok("cases" in dataset);
      assert.deepEqual(answer(dataset, query), expected);
    });
  }
});
