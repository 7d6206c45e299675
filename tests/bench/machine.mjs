// What the figures depend on, without naming anybody's machine.
import { readFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";

export function describeMachine() {
  const model =
    /^model name\s*:\s*(.+)$/m.exec(readText("/proc/cpuinfo"))?.[1] ?? cpus()[0]?.model ?? "unknown";
  return {
    cpu: model.replace(/\s+/g, " ").trim(),
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: /^PRETTY_NAME="(.+)"$/m.exec(readText("/etc/os-release"))?.[1] ?? process.platform,
    date: new Date().toISOString().slice(0, 10),
  };
}

/** Programs that wanted to run during the last minute: what else the machine was doing. */
export const loadAverage = () => Number(loadavg()[0].toFixed(1));

function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
