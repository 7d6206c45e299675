// Holds the codebooks of older releases to the newest one: what is the same is the same, and Appendix II is whole.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const bookOf = (id) =>
  JSON.parse(readFileSync(new URL(`../public/codebook/${id}.json`, import.meta.url), "utf8"));
const newest = bookOf("ctdc-global-synthetic");
const older = ["ctdc-global-synthetic-2021", "ctdc-global-k-anonymised"].map(bookOf);
const byId = (list) => new Map(list.map((one) => [one.id, one]));

// Appendix II of the codebook of February 2025: what each means of control of 2024 joins.
const appendixTwo = {
  meansDebtBondageEarnings: ["DebtBondage", "TakesEarnings"],
  meansThreats: ["Threats", "UsesChildren", "ThreatOfLawEnforcement"],
  meansAbusePsyPhySex: ["PsychologicalAbuse", "PhysicalAbuse", "SexualAbuse"],
  meansFalsePromises: ["FalsePromises"],
  meansDrugsAlcohol: ["PsychoactiveSubstances"],
  meansDenyBasicNeeds: [
    "RestrictsFinancialAccess",
    "RestrictsMovement",
    "RestrictsMedicalCare",
    "WithholdsNecessities",
  ],
  meansExcessiveWorkHours: ["ExcessiveWorkingHours"],
  meansWithholdDocs: ["WithholdsDocuments"],
};

for (const book of older) {
  test(`${book.id}: spellings, countries, limitations and contributors are those of the newest codebook`, () => {
    for (const key of [
      ...["missingSpellings", "indicatorSpellings", "countries", "countryMissingSpellings"],
      ...["limitations", "contributors", "language", "unit"],
    ])
      assert.deepEqual(book[key], newest[key], key);
  });

  test(`${book.id}: a variable of the newest codebook has its values, and says the same of itself`, () => {
    const known = byId(newest.variables);
    let same = 0;
    for (const variable of book.variables) {
      const one = known.get(variable.id);
      if (!one) continue;
      same++;
      for (const key of ["type", "valueKind", "values", "label", "definition", "describes"])
        assert.deepEqual(variable[key], one[key], `${variable.id} ${key}`);
    }
    assert.ok(same >= 15);
    assert.deepEqual(
      book.variables.map(({ number }) => number),
      book.variables.map((_, i) => i + 1),
    );
  });

  test(`${book.id}: its recoding is Appendix II, and what is joined carries not_comparable`, () => {
    const [recoding] = book.recodings;
    assert.equal(recoding.id, "appendixII");
    assert.deepEqual(
      Object.fromEntries(recoding.variables.map(({ id, mergeOf }) => [id, mergeOf])),
      Object.fromEntries(
        Object.entries(appendixTwo).map(([id, names]) => [id, names.map((name) => `meansOfControl${name}`)]),
      ),
    );
    for (const { id, mergeOf, cautions = [] } of recoding.variables)
      assert.equal(cautions.includes("not_comparable"), mergeOf.length > 1, id);
    for (const set of recoding.sets) assert.ok(set.cautions.includes("not_comparable"));
    assert.ok(book.notes.some(({ id }) => id === recoding.note));
    const taken = [...book.variables, ...book.sets, ...book.derived].map(({ id }) => id);
    for (const { id } of [...recoding.variables, ...recoding.sets, ...recoding.derived])
      assert.ok(!taken.includes(id), id);
  });

  test(`${book.id}: every indicator is an item of one set; what says nothing is in none`, () => {
    const items = book.sets.flatMap((set) => set.items);
    const indicators = book.variables.filter(({ type }) => type === "indicator").map(({ id }) => id);
    assert.deepEqual([...items].sort(), [...indicators].sort());
    const aside = book.setAside.map(({ name }) => name);
    assert.ok(aside.every((name) => !indicators.includes(name)));
    for (const set of book.sets) assert.equal(set.answeredBy, "anyPresent");
    assert.ok(!indicators.some((id) => /NotSpecified|Unknown|Concatenated/.test(id)));
  });

  test(`${book.id}: names over 32 characters are known cut, and no two headers are one`, () => {
    const headers = [
      ...book.variables.flatMap(({ id, headerAliases }) => [id, ...headerAliases]),
      ...book.setAside.flatMap(({ name, headerAliases }) => [name, ...headerAliases]),
    ].map((name) => name.toLowerCase());
    assert.equal(new Set(headers).size, headers.length);
    for (const { id, headerAliases } of book.variables)
      if (id.length > 32 && id.startsWith("means")) assert.ok(headerAliases.includes(id.slice(0, 32)), id);
  });

  test(`${book.id}: no text is empty, padded or doubly spaced, and it says why it is not to be compared`, () => {
    const walk = (value, where) => {
      if (typeof value === "string" && !where.startsWith("/missingSpellings")) {
        assert.notEqual(value, "", where);
        assert.equal(value, value.trim(), where);
        assert.doesNotMatch(value, / {2}|[\n\t]/, where);
      } else if (value && typeof value === "object")
        for (const [key, inner] of Object.entries(value)) walk(inner, `${where}/${key}`);
    };
    walk(book, "");
    assert.ok(book.comparability.some((one) => one.with === newest.id));
    const notes = byId(book.notes);
    for (const set of book.sets) for (const note of set.notes) assert.ok(notes.has(note), note);
  });
}
