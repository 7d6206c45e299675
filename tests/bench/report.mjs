// Renders docs/performance.md from build/bench/results.json: `node tests/bench/report.mjs` does it anew.
import { readFileSync, writeFileSync } from "node:fs";
import { at, isMain } from "../../.tasks/run.mjs";
import { introduction, method } from "./report_texts.mjs";
import { longFrames, median, p95, ratio, samplesOf } from "./stats.mjs";
import { targets, verdict } from "./targets.mjs";

/** Contenders and their headings, in the order in which they are measured and shown. */
export const names = {
  casewise: "Casewise",
  duckdb: "DuckDB-WASM",
  crossfilter: "crossfilter2",
  arquero: "Arquero",
  perspective: "Perspective",
  papaparse: "PapaParse (only reads)",
  udsv: "uDSV (only reads)",
};
const workloads = {
  open: "open",
  cold: "open, first file",
  profile: "profile",
  profileUnseen: "profile, new filter",
  crosstab: "crosstab",
  crosstabUnseen: "crosstab, new filter",
  flows: "flows",
  flowsWhole: "flows, whole file",
  combinations: "combinations",
  slider: "60 slider positions",
};

export function render(results) {
  const counts = Object.keys(results.bytes).map(Number);
  return [
    introduction(results),
    "## Targets",
    targetTable(results),
    ...counts.flatMap((cases) => [
      `## ${whole(cases)} cases, ${(results.bytes[cases] / 1e6).toFixed(1)} MB`,
      ratioTable(results, cases),
      failures(results, cases),
      timeTable(results, cases),
    ]),
    "## Start and download",
    startTable(results, counts),
    "## Memory of this engine",
    memoryTable(results, counts),
    "## Frames while the year slider is dragged",
    frameTable(results, counts),
    method,
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}

const whole = (number) => Math.round(number).toLocaleString("en");
const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, rows) =>
  [row(head), row(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(row)].join("\n");

/** Three digits that mean something. */
function short(value) {
  if (value >= 100) return whole(value);
  return value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}
const times = (value) => (value === undefined ? "–" : `${value >= 10 ? whole(value) : value.toFixed(1)} x`);

function targetTable(results) {
  const rows = targets.map((target) => {
    const value = target.value(results);
    return [
      target.what,
      target.wanted,
      value === undefined ? "–" : target.text(value),
      verdict(target, value),
    ];
  });
  return table(["of 258,000 cases unless said", "wanted", "measured", ""], rows);
}

const present = (results, cases) => Object.keys(names).filter((name) => results.measured[name]?.[cases]);

/** Contenders down, workloads across: a peer's median as a multiple of ours. */
function ratioTable(results, cases) {
  const peers = present(results, cases).filter((name) => name !== "casewise");
  const rows = [
    [
      "**Casewise**",
      ...Object.keys(workloads).map((workload) => milliseconds(results, "casewise", cases, workload)),
    ],
    ...peers.map((name) => [
      names[name],
      ...Object.keys(workloads).map((workload) => times(ratio(results, name, cases, workload))),
    ]),
  ];
  return `Casewise in milliseconds; the others as multiples of its time.${load(results, cases)}\n\n${table(["", ...Object.values(workloads)], rows)}`;
}

/** Sizes may have been measured in runs of their own. */
function load({ loads }, cases) {
  return loads?.[cases] === undefined ? "" : ` Load average when they were done: ${loads[cases]}.`;
}

function milliseconds(results, name, cases, workload) {
  const samples = samplesOf(results, name, cases, workload);
  return samples ? `${short(median(samples))} ms` : "–";
}

function failures(results, cases) {
  const lines = present(results, cases).flatMap((name) => {
    const { failed, scenarios } = results.measured[name][cases];
    const { over } = scenarios.slider ?? {};
    return [
      ...(failed ? [`- ${names[name]}: ${failed}.`] : []),
      ...(over
        ? [`- ${names[name]}: 60 slider positions would take ${whole(over / 60)} minutes; not waited for.`]
        : []),
    ];
  });
  return lines.join("\n");
}

function timeTable(results, cases) {
  const extra = { ping: "empty round trip", profileAsWritten: "profile*", crosstabAsWritten: "crosstab*" };
  const all = { ...workloads, ...extra };
  const rows = present(results, cases).map((name) => [
    names[name],
    ...Object.keys(all).map((workload) => {
      const samples = samplesOf(results, name, cases, workload);
      return samples ? `${short(median(samples))} / ${short(p95(samples))}` : "–";
    }),
  ]);
  return `Milliseconds, median / 95th percentile. \\* SQL as first written.\n\n${table(["", ...Object.values(all)], rows)}`;
}

function startTable(results, counts) {
  const cases = counts.includes(258_000) ? 258_000 : counts[0];
  const kb = (bytes) => (bytes === undefined ? "–" : `${whole(bytes / 1024)} KB`);
  const rows = present(results, cases).map((name) => {
    const boot = results.measured[name][cases].boot;
    return [names[name], boot.length > 0 ? `${short(median(boot))} ms` : "–", kb(results.downloads[name])];
  });
  const text =
    "From a loaded page until a file can be given, files from a server on the same machine. It is part of no other figure.";
  return `${text}\n\n${table(["", "boot", "scripts and wasm, brotli"], rows)}`;
}

function memoryTable(results, counts) {
  const mb = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  const rows = counts.flatMap((cases) => {
    const { memory, memoryAfter, open } = results.measured.casewise?.[cases] ?? {};
    if (!memory) return [];
    const grown = memory.open - memory.booted;
    const perCase = grown > 0 ? (grown / cases).toFixed(1) : "fits in what is there";
    return [[whole(cases), mb(memory.booted), mb(memory.open), perCase, memoryAfter ? `${mb(memoryAfter)} (${open.length + 1} opens)` : "–"]]; // prettier-ignore
  });
  return table(["cases", "before", "peak after opening", "bytes per case", "peak at the end"], rows);
}

function frameTable(results, counts) {
  const share = (intervals) => `${(100 * longFrames(intervals)).toFixed(2)} %`;
  const rows = counts.flatMap((cases) => {
    const frames = results.measured.casewise?.[cases]?.scenarios.frames;
    if (!frames) return [];
    const { rest, drag, late } = frames;
    return [
      [whole(cases), whole(drag.length), share(drag), share(rest), short(Math.max(...drag)), `${((100 * late) / drag.length).toFixed(2)} %`], // prettier-ignore
    ];
  });
  const text =
    "One position, one profile and one redrawing of all bars per frame. At rest nothing is asked or drawn. Late: the answer to the frame before had not come yet.";
  const head = ["cases", "frames", "over 20 ms", "at rest", "longest, ms", "answers late"];
  return `${text}\n\n${table(head, rows)}`;
}

if (isMain(import.meta.url)) {
  const results = JSON.parse(readFileSync(at("build/bench/results.json"), "utf8"));
  writeFileSync(at("docs/performance.md"), render(results));
}
