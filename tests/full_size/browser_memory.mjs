// Memory of a browser with all its processes, each page that they share counted once (Linux).
import { readdirSync, readFileSync } from "node:fs";

/** Proportional set size in MB of the process `root` and all that it started. */
export function memoryOf(root) {
  const parents = new Map(
    readdirSync("/proc")
      .filter(Number)
      .map((pid) => [Number(pid), parentOf(pid)]),
  );
  const isOurs = (pid) => pid === root || (parents.has(pid) && isOurs(parents.get(pid)));
  const sizes = [...parents.keys()].filter(isOurs).map(sizeOf);
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
}

const read = (pid, name) => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return ""; // it has ended meanwhile
  }
};
/** The second field behind the name, which may hold blanks and brackets. */
const parentOf = (pid) => Number(read(pid, "stat").split(") ").at(-1).split(" ")[1]);
const sizeOf = (pid) => Number(/^Pss:\s+(\d+)/m.exec(read(pid, "smaps_rollup"))?.[1] ?? 0);
