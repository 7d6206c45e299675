// One release from a file to its packages: the order of steps, what each instance gets, and what stopping costs.
import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { test } from "node:test";
import { COLUMNS, csvOf, inProcess, made, order, publishedCodebook } from "./made.mjs";

const now = () => new Date("2026-03-01T12:00:00Z");
const csv = csvOf(5003);
const make = (changes, more = {}) => {
  const heard = [];
  const store = more.store ?? new made.RehearsalStore();
  const making = { start: inProcess(heard), ledger: { store, now }, ...more };
  return { heard, store, release: made.makeRelease(order(csv, changes), making) };
};
const codeOf = (promise) =>
  promise.then(
    () => "done",
    (error) => error.code ?? error.name,
  );
const accountIn = async (store) => made.accountOf(await store.read(), "field office 7");

test("a release is made, written down and packed", async () => {
  const stages = [];
  const { release, store } = make({}, { onStage: (stage) => stages.at(-1) !== stage && stages.push(stage) });
  const { files, fitted, measured, total } = await release;
  assert.deepEqual(stages, ["read", "reserve", "measure", "fit", "commit"]);
  assert.deepEqual(
    files.map(({ name }) => name),
    ["aggregates.csv", "synthetic-records.csv", "codebook.json", "report.html"],
  );
  const { protectedRecords, strict } = measured.report;
  assert.equal(fitted.report.records, protectedRecords);
  assert.equal(fitted.csv.split("\r\n").length - 2, protectedRecords);
  assert.ok(fitted.report.noInvention && strict === 10);
  const account = await accountIn(store);
  assert.deepEqual(
    account.releases.map(({ status }) => status),
    ["committed"],
  );
  assert.equal(total.releases, 1);
  assert.ok(Math.abs(total.epsilon - 2) < 1e-6 && total.epsilon >= 2 - 1e-12, String(total.epsilon));
  const report = files.at(-1).text;
  assert.match(report, /epsilon 2, delta 0.000001/);
  const line = (await store.read()).lines.find(({ entry }) => entry.kind === "reserve");
  assert.equal(line.entry.release, measured.report.reservation);
  assert.ok(report.includes(line.hash) && !report.includes("field office 7"));
  assert.match(report, /passed: a known answer/);
});

test("the instance that makes records never hears of the file", async () => {
  const { heard, release } = make();
  await release;
  const asked = heard.filter(({ role, call }) => role === "fit" && call).map(({ call }) => call);
  assert.deepEqual(
    asked.map(({ op }) => op),
    ["epsilon", "plan", "fit", "epsilon"],
  );
  for (const { input } of asked) assert.ok(!("source" in input));
  // The other one is gone before records are made.
  const ended = heard.findIndex(({ role, terminated }) => role === "measure" && terminated);
  assert.ok(ended >= 0 && ended < heard.findIndex(({ call }) => call?.op === "fit"));
});

test("an instance refuses what is not of its role", async () => {
  const instance = await made.SynthesisInstance.start(inProcess(), "fit");
  const input = { source: new Blob([csv]), codebook: publishedCodebook, options: {} };
  assert.equal(await codeOf(instance.call("read", input)), "engine_failed");
});

test("progress says which step, and how far only where nothing of the file can be seen", async () => {
  const { heard, release } = make();
  await release;
  const working = heard.filter(({ message }) => message && "working" in message);
  assert.ok(working.length > 3);
  for (const { role, message } of working) {
    assert.deepEqual(Object.keys(message).sort(), ["id", "permille", "working"]);
    if (role !== "fit") assert.equal(message.permille, null);
  }
});

test("what cannot be done is refused before anything is reserved", async () => {
  const parameters = order("").parameters;
  for (const [changes, code] of [
    [{ parameters: { ...parameters, epsilon: 0.001 } }, "bad_range"],
    [{ parameters: { ...parameters, length: 9 } }, "bad_range"],
    [{ options: { columns: ["nope"] } }, "unknown_variable"],
    [{ source: new Blob(["a,b\n1,2\n"]) }, "no_known_column"],
    [{ source: new Blob([`${csv}"`]) }, "unclosed_quote"],
    [{ codebook: "{}" }, "bad_codebook"],
  ]) {
    const { release, store } = make(changes);
    assert.equal(await codeOf(release), code);
    assert.equal((await store.read()).lines.length, 0, code);
  }
});

test("stopped or broken at each step: what was reserved stays spent", async () => {
  const spent = [];
  for (const at of ["read", "reserve", "measure", "fit", "commit"]) {
    const stop = new AbortController();
    const onStage = (stage) => stage === at && stop.abort();
    const { release, store } = make({}, { signal: stop.signal, onStage });
    const code = await codeOf(release);
    const account = await accountIn(store);
    spent.push([at, code, account?.releases.map(({ status }) => status).join() ?? "nothing"]);
  }
  assert.deepEqual(spent, [
    ["read", "cancelled", "nothing"],
    ["reserve", "cancelled", "reserved"],
    ["measure", "cancelled", "reserved"],
    ["fit", "cancelled", "reserved"],
    // Nothing is left to stop: the release is made and stands as such.
    ["commit", "done", "committed"],
  ]);
});

test("nothing is measured where the ledger is not kept", async () => {
  const store = new made.RehearsalStore();
  store.append = () => Promise.reject(new Error("disk full"));
  const { heard, release } = make({}, { store });
  assert.equal(await codeOf(release), "Error");
  assert.ok(!heard.some(({ call }) => call?.op === "measure"));
});

test("two releases on one account add up", async () => {
  const store = new made.RehearsalStore();
  const first = await make({}, { store }).release;
  const second = await make({}, { store }).release;
  assert.equal(second.total.releases, 2);
  assert.equal(second.total.epsilonSum, 4);
  assert.ok(second.total.epsilon > 2 && second.total.epsilon < 4, String(second.total.epsilon));
  assert.notEqual(first.measured.aggregates, second.measured.aggregates);
});

const tables = [[COLUMNS[0]], [COLUMNS[0], COLUMNS[1]]];

test("the private look agrees with a recount, and so does the risk", async () => {
  const { fitted, measured } = await make().release;
  const of = { source: new Blob([csv]), codebook: publishedCodebook, options: order("").options };
  const evaluation = await made.evaluateRelease(inProcess(), of, {
    blob: measured.blob,
    csv: fitted.csv,
    request: { tables },
  });
  const [real, synthetic] = [countsOf(csv), countsOf(fitted.csv)];
  for (const { variables, tested, meanErrorSynthetic, meanErrorPublished, largest } of evaluation.ownTables) {
    const isOf = (key) =>
      key
        .split("&")
        .map((part) => part.split("=")[0])
        .join() === variables.join();
    const keys = [...real.keys()].filter((key) => isOf(key) && real.get(key) >= 10);
    const sum = keys.reduce((all, key) => all + Math.abs(real.get(key) - (synthetic.get(key) ?? 0)), 0);
    assert.equal(tested, keys.length);
    assert.ok(Math.abs(meanErrorSynthetic - sum / keys.length) < 1e-6);
    assert.ok(meanErrorPublished >= 0);
    for (const { combination, true: count } of largest)
      assert.equal(count, real.get(combination.map((one) => `${one.variable}=${one.value}`).join("&")) ?? 0);
  }
  assert.deepEqual(
    evaluation.ownTables.map(({ variables }) => variables),
    tables,
  );
  assert.equal(evaluation.records, 5003);
  for (const { length, synthetic: found } of evaluation.lengths) {
    const keys = [...real.keys()].filter((key) => key.split("&").length === length);
    const tested = keys.filter((key) => real.get(key) >= 10);
    const sum = tested.reduce((all, key) => all + Math.abs(real.get(key) - (synthetic.get(key) ?? 0)), 0);
    assert.equal(found.combinations, keys.length);
    assert.equal(found.tested, tested.length);
    assert.ok(Math.abs(found.meanError - sum / tested.length) < 1e-6);
    assert.equal(found.missing, keys.filter((key) => !synthetic.has(key)).length);
    // Strict: nothing is invented up to the length that was counted.
    assert.equal(found.invented, 0);
  }
  const risk = await made.risksOf(inProcess(), of, { length: 2, rareBelow: 300 });
  for (const { length, combinations, unique, rare } of risk.lengths) {
    const counts = [...real].filter(([key]) => key.split("&").length === length).map(([, count]) => count);
    assert.deepEqual(
      [combinations, unique, rare],
      [counts.length, counts.filter((n) => n === 1).length, counts.filter((n) => n < 300).length],
    );
  }
});

test("the two packages share no file, and a codebook with own values is not released", async () => {
  const { files, fitted, measured } = await make().release;
  const of = { source: new Blob([csv]), codebook: publishedCodebook, options: order("").options };
  const evaluation = await made.evaluateRelease(inProcess(), of, {
    blob: measured.blob,
    csv: fitted.csv,
    request: { tables },
  });
  const holdout = await made.tryWithHalf(inProcess(), of, order("").parameters);
  assert.equal(holdout.madeFrom.records + holdout.heldBack.records, 5003);
  const report = made.privateReport(evaluation, holdout);
  assert.match(report, /Contains sensitive statistics/);
  assert.match(report, /Tables that matter to you/);
  assert.match(report, holdout.withinChance ? /no more than chance allows/ : /MORE THAN CHANCE ALLOWS/);
  assert.doesNotMatch(made.privateReport(evaluation, null), /one half held back/);
  const one = await made.publicPackage(files, "2026-03-01");
  const other = await made.privatePackage([], "2026-03-01");
  const unpacked = Object.entries(unzipSync(one.bytes)).map(([name, bytes]) => [name, strFromU8(bytes)]);
  assert.deepEqual(
    unpacked,
    files.map(({ name, text }) => [name, text]),
  );
  assert.notEqual(one.name, other.name);
  assert.match(other.name, /PRIVATE/);
  const book = JSON.parse(publishedCodebook);
  assert.ok(made.publicCodebook(publishedCodebook));
  book.variables[3].domainSource = "fromData";
  assert.equal(made.publicCodebook(JSON.stringify(book)), null);
  const left = { ...JSON.parse(publishedCodebook), leftOut: [{ header: "case worker", why: "empty" }] };
  assert.doesNotMatch(made.publicCodebook(JSON.stringify(left)), /case worker/);
});

test("ten megabytes are packed in slices, between which the page answers", async () => {
  let answers = 0;
  const turn = () => (answers++, (timer = setTimeout(turn)));
  let timer = setTimeout(turn);
  const text = "one,two,three\r\n".repeat(700_000);
  const { bytes } = await made.publicPackage([{ name: "synthetic-records.csv", text }], "2026-03-01");
  clearTimeout(timer);
  assert.ok(answers > 30, `${answers}`);
  assert.equal(unzipSync(bytes)["synthetic-records.csv"].length, text.length);
});

/** Every combination of one and two recorded values, with the records that have it. */
function countsOf(text) {
  const counts = new Map();
  const add = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const line of text.trimEnd().split("\r\n").slice(1)) {
    const cells = line.split(",").map((cell, i) => (cell === "" ? null : `${COLUMNS[i]}=${cell}`));
    cells.forEach((one, i) => {
      if (one === null) return;
      add(one);
      for (const other of cells.slice(i + 1)) if (other !== null) add(`${one}&${other}`);
    });
  }
  return counts;
}
