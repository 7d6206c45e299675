// The command line over releases: refused without a ledger, continued on an account, killed in the middle.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { xlsx } from "../formats/write_packed.mjs";
import { COLUMNS, csvOf } from "./made.mjs";

const program = fileURLToPath(new URL("../../build/cli/casewise.mjs", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "casewise-cli-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name) => path.join(folder, name);
const cases = at("cases.csv");
writeFileSync(cases, csvOf(5003));

const levels = ["low", "high", "middle"];
const ownRows = Array.from({ length: 3000 }, (_, i) => [
  i % 2 ? "Man" : "Woman",
  `Office ${i % 1700}`,
  levels[i % 3],
]);

const words = (out, ledger) => [
  program,
  ...["synthesize", cases, "--epsilon", "1", "--expected", "5000", "--columns", COLUMNS.join(",")],
  ...["--ledger", at(ledger), "--account", "Office", "--out", at(out)],
];

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { status, stderr, answer: stdout ? JSON.parse(stdout) : null };
}
const accounts = (ledger) => run(program, "ledger", "show", "--ledger", at(ledger)).answer.accounts;

test("bad usage is 2, a refused release is 1, and neither leaves anything behind", () => {
  const without = words("none", "none.ledger").filter(
    (word, i, all) => word !== "--ledger" && all[i - 1] !== "--ledger",
  );
  const { status, stderr } = run(...without);
  assert.equal(status, 2);
  assert.match(stderr, /needs --ledger/);
  assert.equal(run(program, "ledger", "burn", "--ledger", at("l")).status, 2);
  const bad = run(...words("bad", "bad.ledger"), "--length", "9");
  assert.equal(bad.status, 1);
  assert.equal(JSON.parse(bad.stderr).error.code, "bad_range");
  writeFileSync(at("broken.ledger"), "not a ledger\n");
  const broken = run(...words("broken", "broken.ledger"));
  assert.equal(JSON.parse(broken.stderr).error.code, "bad_ledger");
  for (const name of ["none", "none.ledger", "bad.ledger"]) assert.ok(!existsSync(at(name)), name);
  assert.deepEqual(readdirSync(at("broken")), []);
});

test("a release is written, evaluated, continued; copies are exported, carried and merged", () => {
  const first = run(...words("first", "office.ledger"));
  assert.equal(first.status, 0, first.stderr);
  assert.deepEqual(readdirSync(at("first/public")).sort(), [
    "aggregates.csv",
    "codebook.json",
    "report.html",
    "synthetic-records.csv",
  ]);
  const tables = ["--table", COLUMNS[0], "--table", COLUMNS.slice(0, 2).join(",")];
  const evaluation = run(program, "evaluate", cases, "--release", at("first"), ...tables, "--holdout").answer;
  assert.deepEqual(
    evaluation.ownTables.map(({ variables }) => variables.length),
    [1, 2],
  );
  assert.equal(evaluation.holdout.madeFrom.records + evaluation.holdout.heldBack.records, 5003);
  const none = run(program, "evaluate", cases, "--release", at("first"), "--table", "nothing");
  assert.equal(JSON.parse(none.stderr).error.code, "unknown_variable");
  assert.equal(evaluation.records, 5003);
  assert.match(evaluation.private, /Not to be shared/);
  // Settings that synthesize did not write are refused.
  const settings = readFileSync(at("first/release.json"), "utf8");
  for (const other of ["{", "null", "{}"]) {
    writeFileSync(at("first/release.json"), other);
    const refused = run(program, "evaluate", cases, "--release", at("first"));
    assert.equal(JSON.parse(refused.stderr).error.where, "/release");
  }
  writeFileSync(at("first/release.json"), settings);
  // The same folder is not written over, and that costs nothing.
  assert.equal(run(...words("first", "office.ledger")).status, 1);
  assert.equal(accounts("office.ledger")[0].releases.length, 1);

  writeFileSync(at("passphrase"), "three words of mine\n");
  const carry = ["--passphrase-file", at("passphrase")];
  const ledger = ["--ledger", at("office.ledger")];
  assert.equal(run(program, "ledger", "export", ...ledger, "--out", at("carried"), ...carry).status, 0);
  assert.equal(run(program, "ledger", "export", ...ledger, "--out", at("auditor")).status, 0);
  assert.ok(!readFileSync(at("auditor"), "utf8").includes("salt"));
  assert.equal(
    run(program, "ledger", "merge", at("carried"), "--ledger", at("other.ledger"), ...carry).status,
    0,
  );
  assert.equal(run(...words("second", "office.ledger")).status, 0);
  assert.equal(run(...words("third", "other.ledger")).status, 0);
  assert.equal(run(program, "ledger", "merge", at("other.ledger"), ...ledger).status, 0);
  const [office] = accounts("office.ledger");
  assert.deepEqual(
    office.releases.map(({ status }) => status),
    ["committed", "committed", "committed"],
  );
  assert.equal(office.epsilonSum, 3);
  assert.ok(office.epsilon > 1 && office.epsilon < 3);
});

test("lines of one person become one record, and the ledger's unit is the person", () => {
  const file = at("persons.csv");
  const [head, ...lines] = csvOf(3000).trimEnd().split("\r\n");
  // Each person has two lines: what the first one says, and the year alone.
  const rows = lines.flatMap((line, i) => [`${line},NAME${i}`, `${line.split(",")[0]},,,,,,NAME${i}`]);
  writeFileSync(file, [`${head},Case worker's name`, ...rows, ""].join("\r\n"));
  const own = words("persons", "persons.ledger").map((word) => (word === cases ? file : word));
  const merged = ["--subject", "Case worker's name"];
  assert.equal(run(...own, ...merged, "--per-person", "2").status, 2);
  const made = run(...own, ...merged);
  assert.equal(made.status, 0, made.stderr);
  const { protectedRecords, recordCount } = made.answer.report;
  assert.ok(Math.abs(protectedRecords - 3000) < 6 * recordCount.sd, `${protectedRecords}`);
  assert.match(readFileSync(at("persons.ledger"), "utf8"), /"unit":"subject"/);
  for (const name of readdirSync(at("persons/public")))
    assert.doesNotMatch(readFileSync(at(`persons/public/${name}`), "latin1"), /NAME\d|Case worker/);
  assert.match(readFileSync(at("persons/public/report.html"), "utf8"), /A record is a person with all lines/);
  assert.equal(run(program, "evaluate", file, "--release", at("persons")).answer.records, 3000);
});

/** Runs until `isTime` says so, then kills; resolves to what was left. */
async function killedWhen(name, isTime) {
  const ledger = `${name}.ledger`;
  const child = spawn(process.execPath, words(name, ledger), { stdio: "ignore" });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  let over = false;
  void ended.then(() => (over = true));
  while (!over && !isTime(at(name), at(ledger))) await new Promise((resolve) => setImmediate(resolve));
  child.kill("SIGKILL");
  await ended;
  return ledger;
}

const points = {
  "the folder is made": (out) => existsSync(out),
  "the ledger is locked": (_, ledger) => existsSync(`${ledger}.lock`),
  "the next ledger is written": (_, ledger) => existsSync(`${ledger}.next`),
  "the reservation is kept": (_, ledger) => existsSync(ledger),
  "the first public file is there": (out) => existsSync(path.join(out, "public", "aggregates.csv")),
  "the last file is there": (out) => existsSync(path.join(out, "release.json")),
};
for (const [name, isTime] of Object.entries(points)) {
  test(`killed when ${name}: whatever was drawn is in the ledger`, async () => {
    const slug = name.replaceAll(" ", "-");
    const ledger = await killedWhen(slug, isTime);
    rmSync(at(`${ledger}.lock`), { force: true });
    const before = accounts(ledger)[0]?.releases ?? [];
    const isPublic = existsSync(path.join(at(slug), "public"));
    if (isPublic)
      assert.deepEqual(
        before.map(({ status }) => status),
        ["committed"],
      );
    if (name === "the reservation is kept") assert.equal(before.length, 1);
    assert.equal(run(...words(`${slug}-again`, ledger)).status, 0);
    const [after] = accounts(ledger);
    assert.equal(after.releases.length, before.length + 1);
    assert.equal(after.epsilonSum, before.length + 1);
  });
}

test("a workbook read with a codebook proposed from it: nothing that names its columns is published", () => {
  const book = at("own.xlsx");
  writeFileSync(book, xlsx([["gender", "office", "level"], ...ownRows]));
  const proposed = spawnSync(process.execPath, [program, "check", book, "--propose"], { encoding: "utf8" });
  writeFileSync(at("own.codebook.json"), proposed.stdout);
  const codebook = ["--codebook", at("own.codebook.json")];
  const asked = [program, "synthesize", book, ...codebook, "--epsilon", "2", "--expected", "3000"];
  const made = run(
    ...[...asked, "--ledger", at("own.ledger"), "--account", "Office", "--out", at("own")],
    ...["--columns", "gender,level"],
  );
  assert.equal(made.status, 0, made.stderr);
  assert.deepEqual(readdirSync(at("own/public")).sort(), [
    "aggregates.csv",
    "report.html",
    "synthetic-records.csv",
  ]);
  const text = readdirSync(at("own/public"))
    .map((name) => readFileSync(at(`own/public/${name}`), "utf8"))
    .join();
  assert.doesNotMatch(text, /office|Proposed codebook/);
  assert.match(text, /high/);
  const evaluated = run(program, "evaluate", book, "--release", at("own"), ...codebook);
  assert.equal(evaluated.status, 0, evaluated.stderr);
  assert.equal(evaluated.answer.records, 3000);
});

test("a codebook that ships with casewise is named by its id, and a sheet by its number", () => {
  const book = at("two.xlsx");
  writeFileSync(book, xlsx([["gender", "ageBroad"], ...ownRows.map(([gender]) => [gender, "9--17"])]));
  const asked = [
    program,
    "synthesize",
    book,
    "--epsilon",
    "2",
    "--expected",
    "3000",
    "--ledger",
    at("two.ledger"),
  ];
  const more = [
    "--account",
    "Office",
    "--columns",
    "gender,ageBroad",
    "--codebook",
    "ctdc-global-k-anonymised",
  ];
  const made = run(...asked, ...more, "--out", at("two"), "--sheet", "1");
  assert.equal(made.status, 0, made.stderr);
  assert.equal(made.answer.report.codebook.id, "ctdc-global-k-anonymised");
  const none = run(...asked, ...more, "--out", at("none"), "--sheet", "2");
  assert.equal(JSON.parse(none.stderr).error.code, "choose_member");
  assert.equal(run(...asked, ...more, "--out", at("none"), "--encoding", "latin").status, 2);
});

test("an older method says what it is, and takes the bound from its account", () => {
  const made = run(
    ...[
      program,
      "older",
      cases,
      "--method",
      "rowSeeded",
      "--columns",
      COLUMNS.join(","),
      "--out",
      at("older"),
    ],
    ...["--ledger", at("older.ledger"), "--account", "Office"],
  );
  assert.equal(made.status, 0, made.stderr);
  assert.equal(made.answer.differentiallyPrivate, false);
  assert.deepEqual(readdirSync(at("older")).sort(), [
    "records-not-differentially-private.csv",
    "report.html",
  ]);
  assert.match(readFileSync(at("older/report.html"), "utf8"), /Not differentially private/);
  const [office] = accounts("older.ledger");
  assert.deepEqual([office.bounded, office.epsilon, office.releases[0].status], [false, null, "unbounded"]);
});
