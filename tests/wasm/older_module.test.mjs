// Older methods and evaluation in the built module, on the simulated sample.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fit, loadSynthesis, measure, must, openFile, runSteps, sample } from "./synthesis.mjs";

const options = { columns: ["gender", "ageBroad", "citizenship", "CountryOfExploitation", "isForcedLabour"] };
let module, file;
before(async () => {
  module = await loadSynthesis();
  file = openFile(module, sample, { options });
});

function older(parameters) {
  must(file.olderBegin(JSON.stringify(parameters)));
  runSteps(() => file.olderStep());
  const { csv, report, loss } = must(file.olderFinish());
  return { csv, report: JSON.parse(report), loss: JSON.parse(loss) };
}

function evaluate(csv, blob = new Uint8Array(0), tables = []) {
  must(file.evaluateBegin(blob, csv, JSON.stringify({ tables })));
  runSteps(() => file.evaluateStep());
  const asked = { combinations: [[{ variable: "gender", value: "Woman" }]] };
  const counts = JSON.parse(must(file.evaluateCounts(JSON.stringify(asked))).json);
  return { counts, ...JSON.parse(must(file.evaluateFinish()).json) };
}

test("each k-anonymous mode leaks nothing, and its evaluation says that it is private", () => {
  for (const method of ["rowSeeded", "valueSeeded", "aggregateSeeded", "unseeded"]) {
    const { csv, report, loss } = older({ method });
    assert.equal(report.differentiallyPrivate, false);
    assert.equal(report.records, csv.split("\r\n").length - 2);
    assert.equal(loss, null);
    const found = evaluate(csv);
    assert.equal(found.watermark, "contains sensitive statistics");
    assert.equal(found.all.synthetic.leaked, 0);
    assert.equal(found.all.synthetic.invented, 0);
    assert.equal(found.all.aggregates, null);
    const [woman] = found.counts.counts;
    if (method !== "unseeded") assert.equal(woman.synthetic, Math.floor(woman.true / 10) * 10);
  }
});

test("suppression shows its loss", () => {
  const { loss } = older({ method: "suppressRecords", groupSize: 11 });
  assert.ok(loss.records.lost > 0 && loss.records.lost < loss.records.all);
  const percent = (100 * loss.records.lost) / loss.records.all;
  assert.ok(Math.abs(loss.records.lostPercent - percent) < 1e-8);
});

test("a private release is evaluated with its table and its records side by side", () => {
  const released = measure(file, { epsilon: 4, deltaExponent: 7, length: 2, expectedRecords: 20000 });
  const { csv } = fit(module, released.blob);
  const found = evaluate(csv, released.blob, [["citizenship", "gender"], ["ageBroad"]]);
  assert.equal(found.length, 2);
  const [pair, single] = found.ownTables;
  assert.deepEqual(pair.variables, ["gender", "citizenship"]);
  assert.ok(pair.tested > 20 && pair.meanErrorSynthetic > 0 && pair.meanErrorPublished > 0);
  assert.ok(single.variation < 0.05 && single.largest[0].published !== null);
  // The same cell, asked for by name.
  const asked = { combinations: [pair.largest[0].combination] };
  must(file.evaluateBegin(released.blob, csv, "{}"));
  runSteps(() => file.evaluateStep());
  const [same] = JSON.parse(must(file.evaluateCounts(JSON.stringify(asked))).json).counts;
  assert.deepEqual([same.true, same.synthetic], [pair.largest[0].true, pair.largest[0].synthetic]);
  must(file.evaluateFinish());
  assert.deepEqual(
    found.rules.map(({ rule }) => rule),
    ["errorBelowMeanCount", "missing", "invented", "synthesizability"],
  );
  assert.ok(found.rare.list.every((one) => one.synthetic < 10 && one.trueRoundedDown % 10 === 0));
  assert.equal(found.lengths[1].aggregates.combinations, found.lengths[1].synthetic.combinations);
  const [woman] = found.counts.counts;
  assert.ok(Math.abs(woman.published - woman.true) < 500);
  assert.ok(found.all.synthetic.meanError < woman.true / 10);
  assert.deepEqual(found.association.columns.length, 5);
  assert.equal(
    found.attributesPerRecord.true.reduce((sum, count) => sum + count, 0),
    found.records,
  );
});

test("one half is held back: what a large epsilon lets through is seen, and little of a small one", () => {
  const tried = (parameters) => {
    must(file.holdoutBegin(JSON.stringify({ deltaExponent: 6, expectedRecords: 20000, ...parameters })));
    runSteps(() => file.evaluateStep());
    const found = JSON.parse(must(file.evaluateFinish()).json);
    assert.equal(found.watermark, "contains sensitive statistics");
    assert.equal(found.madeFrom.records + found.heldBack.records, 20000);
    const [from, back] = [found.madeFrom.same, found.heldBack.same];
    assert.ok(from.uniqueRecords >= from.met && from.asAUnique >= from.met && back.met > 0);
    const sds = (from.met - back.met) / Math.sqrt(from.met + back.met + 1);
    assert.equal(found.withinChance, sds <= 3);
    return sds;
  };
  assert.equal(file.holdoutBegin(JSON.stringify({ epsilon: 0 })).where, "/epsilon");
  // Measured: 4.0 to 6.3 and -0.9 to 1.3, each six times.
  assert.ok(tried({ epsilon: 12, length: 3 }) > 0);
  assert.ok(tried({ epsilon: 1, length: 2, strict: 10 }) < 6);
});

test("nothing is answered out of turn", () => {
  for (const call of ["olderStep", "olderFinish", "evaluateStep", "evaluateFinish"])
    assert.equal(file[call]().code, "engine_failed");
});
