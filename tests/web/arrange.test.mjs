import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./load.mjs";

const { profileOrder, twoColumns } = await load("web/model/arrange.ts");
const { topRows } = await load("web/features/profile/rows.ts");
const { questionsFor } = await load("web/features/questions/questions.ts");

const codebook = JSON.parse(
  readFileSync(new URL("../../public/codebook/ctdc-global-synthetic.json", import.meta.url), "utf8"),
);
const description = {
  codebook,
  variables: [
    ...codebook.variables
      .filter(({ type }) => type === "categorical")
      .map(({ id }) => ({ id, kind: "categorical" })),
    ...codebook.derived.map(({ id }) => ({ id, kind: "derived" })),
  ],
  sets: codebook.sets,
};

test("a profile follows the codebook, with derived variables behind their sources", () => {
  assert.deepEqual(
    profileOrder(description).map(({ id }) => id),
    [
      "yearOfRegistration",
      "gender",
      "ageBroad",
      "agegroup",
      "citizenship",
      "CountryOfExploitation",
      "border",
      "traffickMonths",
      "means",
      "meanscount",
      "exploitation",
      "labour",
      "sexual",
      "recruiter",
    ],
  );
});

test("two columns keep the order and take about the same height", () => {
  assert.deepEqual(
    twoColumns([5, 5, 5, 5, 20], (height) => height),
    [[5, 5, 5, 5], [20]],
  );
  assert.deepEqual(
    twoColumns([], () => 1),
    [[], []],
  );
});

test("a cut list keeps the chosen rows, however rare", () => {
  const rows = Array.from({ length: 30 }, (_, count) => ({ count }));
  const shown = topRows(rows, ({ count }) => count === 0);
  assert.equal(shown[0].count, 29);
  assert.equal(shown.at(-1).count, 0);
  assert.equal(shown.length, 13);
});

test("the start questions are asked of ids that the codebook has", () => {
  assert.equal(questionsFor(description).length, 5);
  assert.equal(questionsFor({ ...description, sets: [] }).length, 4);
});
