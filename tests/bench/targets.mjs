// What this engine has set out to reach, and whether the results show it.
import { longFrames, median, ratio, samplesOf } from "./stats.mjs";

const FULL = 258_000;
const LARGE = 5_000_000;
const LARGEST = 10_000_000;
const KB = 1024;
const MB = 1024 * KB;

const times = (value) => `${value >= 10 ? value.toFixed(0) : value.toFixed(1)} x`;
const kilobytes = (value) => `${value.toFixed(1)} KB`;

const faster = (what, name, workload, least, { stretch, cases = FULL, ours } = {}) => ({
  what,
  wanted: `at least ${times(least)}${stretch ? ` (stretch ${times(stretch)})` : ""}`,
  value: (results) => ratio(results, name, cases, workload, ours),
  least,
  stretch,
  text: times,
});
const perCase = (what, workload, most) => ({
  what: `${what}, time per case at 5,000,000 against 258,000`,
  wanted: `at most ${times(most)}`,
  value: (results) => growth(results, workload),
  most,
  text: (value) => `${value.toFixed(2)} x`,
});

export const targets = [
  faster("open, against DuckDB-WASM's typed load", "duckdb", "open", 15, { stretch: 25 }),
  faster("open the first file of a fresh page, against the same", "duckdb", "cold", 15, { stretch: 25 }),
  faster("open, against PapaParse only splitting the text", "papaparse", "open", 8, { stretch: 12 }),
  faster("profile under a changed filter, against DuckDB-WASM", "duckdb", "profile", 100),
  faster("the same, against its SQL as first written", "duckdb", "profileAsWritten", 100, {
    ours: "profile",
  }),
  faster("the same, against crossfilter2", "crossfilter", "profile", 10),
  faster("profile under a filter never met, against DuckDB-WASM", "duckdb", "profileUnseen", 100),
  faster("crosstab, against DuckDB-WASM", "duckdb", "crosstab", 60),
  faster("the same, against its SQL as first written", "duckdb", "crosstabAsWritten", 60, {
    ours: "crosstab",
  }),
  faster("crosstab under a filter never met, against DuckDB-WASM", "duckdb", "crosstabUnseen", 60),
  faster("flows under a changed filter, against DuckDB-WASM", "duckdb", "flows", 15),
  faster("flows of the whole file, against the same", "duckdb", "flowsWhole", 15),
  faster("5,000,000 cases: open, against DuckDB-WASM", "duckdb", "open", 6, { stretch: 9, cases: LARGE }),
  faster("5,000,000 cases: profile, against the same", "duckdb", "profile", 100, {
    stretch: 150,
    cases: LARGE,
  }),
  {
    what: "10,000,000 cases open and answer a profile in one tab",
    wanted: "yes",
    value: (results) => (samplesOf(results, "casewise", LARGEST, "profile") ? 1 : undefined),
    least: 1,
    text: () => "yes",
  },
  {
    what: "10,000,000 cases: peak wasm memory",
    wanted: "at most 20 bytes per case and 32 MB",
    value: (results) => results.measured.casewise?.[LARGEST]?.memory?.open,
    most: 20 * LARGEST + 32 * MB,
    text: (value) => `${(value / MB).toFixed(0)} MB`,
  },
  perCase("profile under a new filter", "profileUnseen", 1.5),
  perCase("crosstab under a new filter", "crosstabUnseen", 1.5),
  perCase("open", "open", 2),
  {
    what: "dragging the year slider: frame intervals over 20 ms",
    wanted: "at most 1 %",
    value: (results) => shareOfLongFrames(results),
    most: 0.01,
    text: (value) => `${(100 * value).toFixed(2)} %`,
  },
  {
    what: "engine (wasm and glue), brotli",
    wanted: "at most 120 KB",
    value: ({ downloads }) => downloads.engine && downloads.engine / KB,
    most: 120,
    text: kilobytes,
  },
  {
    what: "page up to the first table, brotli",
    wanted: "at most 200 KB",
    value: ({ downloads }) => downloads.site && downloads.site / KB,
    most: 200,
    text: kilobytes,
  },
];

/** "met", "met, and the stretch", "missed by 12 %", or "not measured". */
export function verdict({ least, most, stretch }, value) {
  if (value === undefined) return "not measured";
  if (least !== undefined) {
    if (value < least) return `missed by ${percent(1 - value / least)}`;
    return stretch && value >= stretch ? "met, and the stretch" : "met";
  }
  return value <= most ? "met" : `missed by ${percent(value / most - 1)}`;
}

const percent = (share) => `${Math.max(1, Math.round(100 * share))} %`;

function growth(results, workload) {
  const [small, large] = [FULL, LARGE].map((cases) => samplesOf(results, "casewise", cases, workload));
  return small && large ? median(large) / LARGE / (median(small) / FULL) : undefined;
}

function shareOfLongFrames(results) {
  const frames = results.measured.casewise?.[FULL]?.scenarios.frames;
  return frames && longFrames(frames.drag);
}
