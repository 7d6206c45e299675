// A simulated file of the release's size and shape, for the long proofs; removed when the process ends.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const caseCount = 258_000;

/** Writes the file with the given options of the simulator; its path. */
export function writeCases(...options) {
  const folder = mkdtempSync(join(tmpdir(), "casewise-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "cases.csv");
  const simulator = fileURLToPath(new URL("../simulate/simulate.mjs", import.meta.url));
  execFileSync(process.execPath, [simulator, "--cases", String(caseCount), "--out", file, ...options]);
  return file;
}
