// What a benchmark reads: simulated files in build/bench, each written once.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { at } from "../../.tasks/run.mjs";

const SEED = 1;
export const out = (...parts) => at("build/bench", ...parts);

/** The file of that many cases, written once. */
export function fileOf(cases) {
  mkdirSync(out(), { recursive: true });
  const file = out(`cases-${cases}.csv`);
  if (!existsSync(file)) {
    console.log(`Simulating ${cases} cases`);
    const words = ["--cases", String(cases), "--seed", String(SEED), "--out", file];
    execFileSync(process.execPath, [at("tests/simulate/simulate.mjs"), ...words]);
  }
  return file;
}
