// Files in the shape of every release, simulated: what they are recognised as, and that one dataset has one profile in
// whatever spelling it comes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { releaseFile } from "../simulate/releases.mjs";
import { simulatedFile } from "../simulate/write_cases.mjs";
import { CasewiseError, openEngine } from "./engine.mjs";

const CASES = 3000;
const SEED = 11;
let engine;
before(async () => {
  engine = await openEngine();
});
after(() => engine.close());

const open = (release, options) => engine.open(new Uint8Array(releaseFile(release, CASES, SEED)), options);
const profileOf = async (dataset) => {
  const { variables, sets, ...rest } = await dataset.run({ kind: "profile" });
  return { variables, sets, selected: rest.selected };
};
const part = (profile, id) => [...profile.variables, ...profile.sets].find((one) => one.id === id);

test("one dataset in every spelling of the newest releases has one profile", async () => {
  const plain = await engine.open(new Uint8Array(simulatedFile(CASES, SEED)));
  const expected = await profileOf(plain);
  assert.equal(expected.selected, CASES);
  for (const spelling of [
    ...["2024", "2025", "2026", "lowerCase", "databaseSpelling", "programSpelling", "twoLetters"],
  ]) {
    const dataset = await open(spelling);
    assert.deepEqual(await profileOf(dataset), expected, spelling);
    assert.equal(dataset.report.release.codebook, "ctdc-global-synthetic", spelling);
    assert.equal(dataset.report.release.how, "recognised");
    assert.equal(dataset.report.release.release.id, "2025", "the latest year is 2023");
    assert.deepEqual(dataset.report.nearMatches, []);
    dataset.close();
  }
  plain.close();
});

test("the release of 2021 is recognised by its columns, cut at 32 characters or not", async () => {
  const profiles = [];
  for (const layout of ["2021", "2021cut"]) {
    const { report, description, ...dataset } = await open(layout);
    assert.equal(report.release.codebook, "ctdc-global-synthetic-2021");
    assert.equal(report.release.release.id, "2021");
    assert.equal(report.release.certain, true);
    assert.equal(report.release.known, 37);
    assert.deepEqual(
      report.columns.filter(({ mapped }) => mapped === null),
      [],
    );
    assert.equal(report.columns.filter(({ mapped }) => mapped === "alias").length > 0, layout === "2021cut");
    assert.deepEqual(report.absentVariables, [
      "meansOfControlUsesChildren",
      "meansOfControlRestrictsFinancialAccess",
    ]);
    assert.equal(description.codebook.id, "ctdc-global-synthetic-2021");
    assert.ok(dataset);
  }
  for (const layout of ["2021", "2021cut"]) profiles.push(await profileOf(await open(layout)));
  assert.deepEqual(profiles[0], profiles[1]);
});

test("the k-anonymised release is recognised; its flags of what is not specified are no answers", async () => {
  const dataset = await open("kAnonymised");
  const { report } = dataset;
  assert.equal(report.columns.length, 63);
  assert.equal(report.release.codebook, "ctdc-global-k-anonymised");
  assert.equal(report.release.known, 63);
  assert.deepEqual(
    report.setAside.filter(({ reason }) => reason === "notAnAnswer").map(({ header }) => header),
    ["meansOfControlNotSpecified", "typeOfLabourNotSpecified", "recruiterRelationUnknown"],
  );
  assert.equal(report.setAside.length, 9);
  const profile = await profileOf(dataset);
  const newest = await profileOf(await engine.open(new Uint8Array(simulatedFile(CASES, SEED))));
  // Every case has a flag; only those with a recorded means answer.
  assert.equal(part(profile, "meansOfControl").answered, part(newest, "means").answered);
  for (const id of [
    "yearOfRegistration",
    "ageBroad",
    "citizenship",
    "CountryOfExploitation",
    "exploitation",
    "recruiter",
  ]) {
    assert.equal(part(profile, id).answered, part(newest, id).answered, id);
    const counted = (one) =>
      (one.values ?? one.items)
        .filter(({ count }) => count > 0)
        .map(({ value, id: item, count }) => [value ?? item, count]);
    assert.deepEqual(counted(part(profile, id)), counted(part(newest, id)), id);
  }
  const gender = (of) => part(of, "gender").values.filter(({ value }) => /an$/.test(value));
  assert.deepEqual(
    gender(profile).map(({ count }) => count),
    gender(newest).map(({ count }) => count),
  );
  const means = report.variables.find(({ id }) => id === "meansOfControlThreats");
  assert.ok(means.explicitZeros > 0, "zeros are kept and told");
  assert.equal(report.variables.find(({ id }) => id === "citizenship").countryCodes, "alpha-2");
});

test("Appendix II is offered, never made unasked, and joins what a case has any part of", async () => {
  const newest = part(
    await profileOf(await engine.open(new Uint8Array(simulatedFile(CASES, SEED)))),
    "means",
  );
  for (const layout of ["kAnonymised", "2021"]) {
    const plain = await open(layout);
    assert.deepEqual(
      plain.report.recodings.map(({ id, made }) => [id, made]),
      [["appendixII", false]],
    );
    assert.equal(part(await profileOf(plain), "means"), undefined);
    await assert.rejects(plain.run({ kind: "crosstab", rows: "means" }), { code: "unknown_variable" });

    const recoded = await open(layout, { recode: "appendixII" });
    assert.deepEqual(
      recoded.report.recodings.map(({ made }) => made),
      [true],
    );
    const means = part(await profileOf(recoded), "means");
    const before = await profileOf(plain);
    const after = await profileOf(recoded);
    assert.deepEqual(
      part(after, "meansOfControl"),
      part(before, "meansOfControl"),
      "the file's own columns stay",
    );
    // The simulated parts are drawn so that any part is there exactly where the merged one is. The release of 2021
    // has no column for two parts, so what they alone say is lost there.
    const counts = (set) => set.items.map(({ id, count }) => [id, count]);
    if (layout === "kAnonymised") assert.deepEqual(counts(means), counts(newest));
    else
      for (const [i, [id, count]] of counts(newest).entries()) {
        const short = ["meansThreats", "meansDenyBasicNeeds"].includes(id);
        assert.equal(means.items[i].count < count, short, id);
        assert.ok(short || means.items[i].count === count, id);
      }
    const { cautions } = await recoded.run({ kind: "crosstab", rows: "means" });
    assert.ok(cautions.some(({ code, set }) => code === "not_comparable" && set === "means"));
    const renamed = await recoded.run({ kind: "crosstab", rows: "meansFalsePromises" });
    assert.ok(!renamed.cautions.some(({ code, variable }) => code === "not_comparable" && variable));
    plain.close();
    recoded.close();
  }
});

test("a recoding that the codebook does not offer is refused", async () => {
  const refused = { code: "bad_codebook" };
  await assert.rejects(engine.open(new Uint8Array(releaseFile("2021", 5, 1)), { recode: "other" }), refused);
  await assert.rejects(engine.open(new Uint8Array(simulatedFile(5, 1)), { recode: "appendixII" }), refused);
});

test("a codebook that is named is taken, whatever the file looks like", async () => {
  const dataset = await open("2021", { codebook: "ctdc-global-synthetic" });
  assert.equal(dataset.description.codebook.id, "ctdc-global-synthetic");
  assert.equal(dataset.report.release.how, "given");
  assert.equal(part(await profileOf(dataset), "means").answered, 0);
});

test("columns of an older release alone are enough to know it", async () => {
  const dataset = await engine.open(new TextEncoder().encode("meansOfControlThreats,own\n1,x\n,y\n"));
  assert.equal(dataset.report.release.codebook, "ctdc-global-synthetic-2021");
  assert.equal(dataset.report.cases, 2);
});

test("a file that no codebook knows a column of is refused, and read with a codebook proposed from it", async () => {
  const bytes = new TextEncoder().encode("kind;paid;hidden\na;1;0\nb;;1\na;1;\n");
  await assert.rejects(
    engine.open(bytes),
    (error) => error instanceof CasewiseError && error.code === "no_known_column",
  );
  const dataset = await engine.open(bytes, { codebook: "propose" });
  assert.equal(dataset.report.release.how, "proposed");
  assert.equal(dataset.report.cases, 3);
  const profile = await profileOf(dataset);
  assert.deepEqual(
    part(profile, "kind").values.map(({ value, count }) => [value, count]),
    [
      ["a", 2],
      ["b", 1],
    ],
  );
  assert.equal(part(profile, "hiddenSet").answered, 2, "a recorded 0 answers");
});
