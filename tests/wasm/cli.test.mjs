import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { codebookWith, goldenPairs } from "../oracle/golden.mjs";
import { errorCodes, plain } from "./engine.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const program = at(JSON.parse(readFileSync(at("package.json"), "utf8")).bin.casewise);
const fixture = (name) => at(`tests/fixtures/${name}`);
const folder = mkdtempSync(join(tmpdir(), "casewise-"));
after(() => rmSync(folder, { recursive: true }));

function casewise(...words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: "utf8" });
  return { status, stdout, stderr };
}

/** The result on standard output; nothing else is there, and nothing on standard error. */
function result(...words) {
  const { status, stdout, stderr } = casewise(...words);
  assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  return JSON.parse(stdout);
}

/** The error: exit code 1, one line of JSON on standard error, nothing on standard output. */
function refusal(...words) {
  const { status, stdout, stderr } = casewise(...words);
  assert.deepEqual({ status, stdout }, { status: 1, stdout: "" });
  assert.match(stderr, /^[^\n]+\n$/);
  const { error } = JSON.parse(stderr);
  assert.deepEqual(Object.keys(error), ["code", "message", "where"]);
  assert.ok(errorCodes.includes(error.code));
  return error;
}

/** The command line that asks for `query`. */
function wordsOf({ kind, ...rest }) {
  const command = kind === "itemCombinations" ? "combinations" : kind;
  const text = (value) => (typeof value === "string" ? value : JSON.stringify(value));
  return [command, Object.entries(rest).flatMap(([name, value]) => [`--${name}`, text(value)])];
}

test("every golden query can be asked from the command line", () => {
  for (const { name, file, query, answeredBy, expected } of goldenPairs()) {
    const [command, options] = wordsOf(query);
    if (answeredBy) {
      writeFileSync(join(folder, "codebook.json"), JSON.stringify(codebookWith(answeredBy)));
      options.push("--codebook", join(folder, "codebook.json"));
    }
    const words = [command, fixture(file), ...options];
    const actual = expected.error ? { error: refusal(...words) } : result(...words);
    assert.deepEqual(plain(actual), plain(expected), name);
  }
});

test("check prints the report", () => {
  const report = result("check", fixture("ragged.csv"));
  assert.equal(report.lines, report.cases + report.blankLines.count + report.longLinesSetAside.count);
  assert.ok(report.absentVariables.includes("isOtherExploit"));
});

test("csv is one line per number, with the denominator beside each percentage", () => {
  const { stdout, status } = casewise(
    "crosstab",
    fixture("worked_example.csv"),
    "--rows",
    "exploitation",
    "--format",
    "csv",
  );
  assert.equal(status, 0);
  assert.equal(
    stdout,
    "row,count,percent,denominator,left_out\r\n" +
      "isForcedLabour,2,50,4,1\r\nisSexualExploit,2,50,4,1\r\nisOtherExploit,1,25,4,1\r\n",
  );
});

test("csv guards what a spreadsheet would run, and quotes what holds separators", () => {
  const file = join(folder, "formulas.csv");
  writeFileSync(file, 'gender,ageBroad\n=1+1,0-8\n"@x,""y""",0-8\n-2,0-8\n');
  const { stdout } = casewise("crosstab", file, "--rows", "gender", "--format=csv");
  const lines = stdout.split("\r\n").filter((line) => /,1,/.test(line));
  assert.deepEqual(
    lines.map((line) => line.split(",1,")[0]),
    ["'-2", "'=1+1", `"'@x,""y"""`],
  );
});

test("markdown rounds to one decimal, shows a dash for no denominator, and keeps its columns", () => {
  const file = join(folder, "pipes.csv");
  writeFileSync(file, "gender,ageBroad\na|b,0-8\nMan,0-8\nMan,9-17\n");
  const { stdout } = casewise(
    "crosstab",
    file,
    "--rows",
    "gender",
    "--columns",
    "ageBroad",
    "--format",
    "markdown",
  );
  const row = stdout.split("\n").find((line) => line.includes("a\\|b") && line.includes("0-8"));
  assert.match(row, /\| 1 \| 50\.0 \| 2 \| 0 \|/);
  assert.ok(stdout.split("\n").some((line) => line.includes("| – | 0 |")));
  assert.match(stdout, /\nCautions:\n\n- [^]*\n- The cases are synthetic: [^\n]+\n/);
});

test("each command has its three formats", () => {
  const file = fixture("twelve_cases.csv");
  for (const words of [
    ["check", file],
    ["profile", file],
    ["crosstab", file, "--rows", "means", "--columns", "gender", "--layers", "agegroup"],
    ["combinations", file, "--set", "means", "--top", "1"],
    ["flows", file, "--top", "1"],
  ]) {
    const csv = casewise(...words, "--format", "csv");
    const widths = new Set(
      csv.stdout
        .trimEnd()
        .split("\r\n")
        .map((line) => line.split(",").length),
    );
    assert.deepEqual([csv.status, widths.size], [0, 1], words[0]);
    const markdown = casewise(...words, "--format", "markdown");
    assert.equal(markdown.status, 0);
    assert.match(markdown.stdout, /^\| [a-z_]+ \|[^\n]+\n\| ---/);
  }
});

test("bad data and bad queries: exit code 1 and no content of the file", () => {
  const file = fixture("twelve_cases.csv");
  assert.equal(refusal("check", join(folder, "no such file")).code, "not_a_table");
  assert.equal(refusal("check", folder).code, "not_a_table");
  assert.equal(refusal("profile", file, "--codebook", join(folder, "none")).code, "bad_codebook");
  assert.deepEqual(
    [refusal("profile", file, "--where", "{").code, refusal("profile", file, "--where", "{").where],
    ["bad_json", "/where"],
  );
  assert.equal(refusal("profile", file, "--where", "[]").code, "bad_query");
  assert.equal(refusal("crosstab", file, "--rows", "nope").code, "unknown_variable");
  assert.equal(
    refusal("crosstab", file, "--rows", "gender", "--denominator", "everyone").code,
    "bad_denominator",
  );
  assert.equal(refusal("combinations", file, "--set", "gender").code, "unknown_set");
  writeFileSync(join(folder, "secret.csv"), 'gender\n"secret');
  assert.doesNotMatch(JSON.stringify(refusal("check", join(folder, "secret.csv"))), /secret/);
});

test("bad usage: exit code 2 and the usage text", () => {
  const file = fixture("twelve_cases.csv");
  for (const words of [
    [],
    ["check"],
    ["nonsense", file],
    ["constructor", file],
    ["check", file, file],
    ["crosstab", file],
    ["combinations", file],
    ["profile", file, "--rows", "gender"],
    ["profile", file, "--format", "xml"],
    ["profile", file, "--nonsense"],
    ["flows", file, "--top", "many"],
    ["profile", file, "--where"],
  ]) {
    const { status, stdout, stderr } = casewise(...words);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: "" }, words.join(" "));
    assert.match(stderr, /^.+\n\nUsage: casewise/);
  }
  const help = casewise("--help");
  assert.deepEqual([help.status, help.stderr], [0, ""]);
  assert.match(help.stdout, /^Usage: casewise/);
});

test("a file may come through a pipe", { skip: process.platform === "win32" }, () => {
  const script = 'cat "$1" | "$2" "$3" crosstab /dev/stdin --rows exploitation';
  const words = ["-c", script, "sh", fixture("worked_example.csv"), process.execPath, program];
  const { stdout, status } = spawnSync("sh", words, { encoding: "utf8" });
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout).cases, 5);
});

test("check tells who has no record of what, by year", () => {
  const { missing, release } = result("check", fixture("twelve_cases.csv"));
  assert.equal(missing.selected, 12);
  assert.ok(missing.columns.length > 20);
  assert.ok(missing.rows.some(({ id }) => id === "means"));
  assert.equal(release.codebook, "ctdc-global-synthetic");
});

test("an older release is recognised, and recoded where that is asked for", () => {
  const file = join(folder, "older.csv");
  writeFileSync(
    file,
    "Datasource,meansOfControlThreats,meansOfControlUsesChildren\nHotline,0,1\nHotline,-99,-99\n",
  );
  assert.equal(result("check", file).release.codebook, "ctdc-global-k-anonymised");
  assert.equal(refusal("crosstab", file, "--rows", "means").code, "unknown_variable");
  const { counts, cautions } = result("crosstab", file, "--rows", "meansThreats", "--recode", "appendixII");
  assert.deepEqual(counts, [[1]]);
  assert.ok(cautions.some(({ code }) => code === "not_comparable"));
  assert.equal(refusal("profile", file, "--recode", "other").code, "bad_codebook");
  assert.equal(
    refusal("profile", fixture("worked_example.csv"), "--recode", "appendixII").code,
    "bad_codebook",
  );
  const given = result("check", file, "--codebook", "ctdc-global-synthetic-2021");
  assert.equal(given.release.codebook, "ctdc-global-synthetic-2021");
});

test("a codebook is proposed for another file, and reads it", () => {
  const file = join(folder, "other.csv");
  writeFileSync(file, "kind;paid;held\na;1;0\nb;;1\n");
  assert.equal(refusal("check", file).code, "no_known_column");
  const proposed = result("check", file, "--propose");
  assert.equal(proposed.unit, "row");
  assert.ok(proposed.variables.every(({ domainSource }) => domainSource === "fromData"));
  writeFileSync(join(folder, "proposed.json"), JSON.stringify(proposed));
  const profile = result("profile", file, "--codebook", join(folder, "proposed.json"));
  assert.equal(profile.variables[0].answered, 2);
  assert.equal(casewise("check", file, "--propose", "--format", "csv").status, 2);
  assert.equal(casewise("profile", file, "--propose").status, 2);
});
