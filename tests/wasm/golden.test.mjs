import assert from "node:assert/strict";
import { test } from "node:test";
import { codebookWith, goldenPairs, readFixture } from "../oracle/golden.mjs";
import { ask, newModule, openDataset, plain } from "./engine.mjs";

const module = await newModule();

for (const { name, file, query, answeredBy, expected } of goldenPairs()) {
  test(`golden: ${name}`, () => {
    const opened = openDataset(module, readFixture(file), JSON.stringify(codebookWith(answeredBy)));
    assert.deepEqual(plain(ask(opened, query)), plain(expected));
    opened.dataset.delete();
  });
}
