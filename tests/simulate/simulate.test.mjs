import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { createRandom, createRandomFromState } from "./random.mjs";
import { combinationSlots, slotsOf } from "./slots.mjs";
import { simulatedFile } from "./write_cases.mjs";

const sample = new URL("../../public/sample/casewise-simulated-sample.csv", import.meta.url);
const program = fileURLToPath(new URL("simulate.mjs", import.meta.url));
const sampleCases = 20_000;

/** First and last column of each set. */
const sets = {
  means: [6, 13],
  exploitation: [14, 16],
  labour: [17, 20],
  sexual: [21, 22],
  recruiter: [23, 26],
};

/** @param {Buffer} file */
function rowsOf(file) {
  const lines = file.toString("utf8").trimEnd().split("\n");
  return lines.map((line) => line.split(","));
}

describe("random numbers", () => {
  it("are those of the reference implementation of xoshiro128**", () => {
    const random = createRandomFromState(1, 2, 3, 4);
    const reference = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ];
    assert.deepEqual(
      reference.map(() => random.next()),
      reference,
    );
  });

  it("below stays below, and reaches every number", () => {
    const random = createRandom(7);
    const seen = new Set(Array.from({ length: 500 }, () => random.below(6)));
    assert.deepEqual([...seen].sort(), [0, 1, 2, 3, 4, 5]);
  });
});

describe("slots", () => {
  it("share out in proportion, and leave no positive weight without a slot", () => {
    const slots = slotsOf([0, 3_000_000, 1_000_000, 1]);
    const widths = [0, 1, 2, 3].map((index) => slots.filter((slot) => slot === index).length);
    assert.deepEqual(widths, [0, 3072, 1023, 1]);
  });

  it("never hold an empty combination", () => {
    assert.ok(
      combinationSlots(createRandom(1), [2, 1]).every((combination) => combination >= 1 && combination <= 3),
    );
  });
});

describe("a simulated file", () => {
  it("is the same for the same seed, another for another, and begins alike at any length", () => {
    const file = simulatedFile(30_000, 5);
    assert.ok(file.equals(simulatedFile(30_000, 5)));
    assert.ok(!file.equals(simulatedFile(30_000, 6)));
    const shorter = simulatedFile(2_000, 5);
    assert.ok(file.subarray(0, shorter.length).equals(shorter));
  });

  it("has the layout that was asked for, with the same cases in it", () => {
    const plain = simulatedFile(3_000, 3).toString("utf8");
    const other = simulatedFile(3_000, 3, {
      names: "sector",
      lineEnd: "crlf",
      byteOrderMark: true,
      spelling: "published",
    });
    const text = other.toString("utf8");
    assert.ok(text.startsWith("\ufeffyearOfRegistration,"));
    assert.match(text, /sectorOfLabourAgriculture/);
    for (const spelling of ["09--17", "0--12 (0-1 yr)", "13--24 (1-2 yrs)", "25+ (2+ yrs)"])
      assert.ok(text.includes(spelling));
    const unspelled = text
      .slice(1)
      .replaceAll("\r\n", "\n")
      .replaceAll("sectorOf", "typeOf")
      .replaceAll(/ \(\d.*?\)/g, "")
      .replaceAll("--", "-")
      .replaceAll("09-17", "9-17");
    assert.equal(unspelled, plain);
  });

  it("is what the command line writes", () => {
    const folder = mkdtempSync(join(tmpdir(), "casewise-simulate-"));
    try {
      const out = join(folder, "cases.csv");
      const options = ["--cases", "25000", "--seed", "9", "--out", out, "--line-end", "crlf", "--bom"];
      assert.equal(spawnSync(process.execPath, [program, ...options]).status, 0);
      assert.ok(readFileSync(out).equals(simulatedFile(25_000, 9, { lineEnd: "crlf", byteOrderMark: true })));
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.equal(
      spawnSync(process.execPath, [program, "--cases", "many", "--seed", "1", "--out", "x"]).status,
      2,
    );
  });
});

describe("the sample", () => {
  const file = readFileSync(sample);
  const [header, ...cases] = rowsOf(file);
  /** @param {(fields: string[]) => boolean} holds */
  const percentOf = (holds) => (100 * cases.filter(holds).length) / cases.length;
  /** @param {string} set @param {string[]} fields */
  const answers = (set, fields) => {
    const [first, last] = sets[/** @type {keyof typeof sets} */ (set)];
    return fields.slice(first, last + 1).includes("1");
  };

  it("is what the generator makes, byte for byte", () => {
    assert.ok(file.equals(simulatedFile(sampleCases, 1, { spelling: "published" })));
    assert.ok(file.length < 1_200_000);
  });

  it("has 27 fields in every line, and only 1 or nothing in an indicator", () => {
    assert.equal(header.length, 27);
    assert.equal(cases.length, sampleCases);
    assert.ok(
      cases.every(
        (fields) => fields.length === 27 && fields.slice(6).every((field) => field === "" || field === "1"),
      ),
    );
  });

  const missing = {
    yearOfRegistration: 0.5,
    gender: 20,
    ageBroad: 47,
    citizenship: 5,
    CountryOfExploitation: 3,
    traffickMonths: 91,
  };
  for (const [variable, expected] of Object.entries(missing)) {
    it(`misses ${variable} in about ${expected} % of the cases`, () => {
      const percent = percentOf((fields) => fields[header.indexOf(variable)] === "");
      assert.ok(Math.abs(percent - expected) < Math.max(0.3, Math.min(2, expected / 5)), `${percent}`);
    });
  }

  const unanswered = { means: 62, exploitation: 32, recruiter: 74 };
  for (const [set, expected] of Object.entries(unanswered)) {
    it(`has no answer to ${set} in about ${expected} % of the cases`, () => {
      const percent = percentOf((fields) => !answers(set, fields));
      assert.ok(Math.abs(percent - expected) < 2, `${percent}`);
    });
  }

  it("misses values in blocks: the recruiter is seldom known where the means are not", () => {
    const known = cases.filter((fields) => answers("means", fields));
    const withMeans = known.filter((fields) => answers("recruiter", fields)).length / known.length;
    const unknown = cases.filter((fields) => !answers("means", fields));
    const withoutMeans = unknown.filter((fields) => answers("recruiter", fields)).length / unknown.length;
    assert.ok(withMeans > 2 * withoutMeans, `${withMeans} ${withoutMeans}`);
  });

  it("has types of labour mostly where there is forced labour", () => {
    const typed = cases.filter((fields) => answers("labour", fields));
    const without = typed.filter((fields) => fields[header.indexOf("isForcedLabour")] !== "1");
    assert.ok(without.length > 0 && without.length < typed.length / 20);
  });

  it("has as many countries as a release, and both domestic and crossborder cases", () => {
    const from = header.indexOf("citizenship");
    const to = header.indexOf("CountryOfExploitation");
    const codes = (/** @type {number} */ column) =>
      new Set(cases.map((fields) => fields[column]).filter((code) => code !== ""));
    assert.equal(codes(from).size, 54);
    assert.equal(codes(to).size, 68);
    const domestic = percentOf((fields) => fields[from] !== "" && fields[from] === fields[to]);
    assert.ok(domestic > 20 && domestic < 60, `${domestic}`);
  });
});
