// Which journeys run in which browser on which build, and that no network is there while they do.
import { spawnSync } from "node:child_process";
import { which } from "./run.mjs";

/** Every browser with every build of the page. */
export const combinations = ["site", "file"].flatMap((target) =>
  ["chrome", "firefox"].map((browser) => ({
    name: `${target}-${browser}`,
    environment: { CASEWISE_TARGET: target, CASEWISE_BROWSER: browser },
  })),
);

const upThen = ["sh", "-c", 'ip link set lo up && exec "$@"', "sh"];

/**
 * The words that start a program in a network namespace of its own, with nothing but this computer in it; none, and a
 * sentence, where that is not permitted.
 */
export function withoutNetwork() {
  const asRoot = process.getuid?.() === 0 ? [] : ["--map-root-user"];
  const cut = ["unshare", "--net", ...asRoot, "--", ...upThen];
  if (which("unshare") && spawnSync(cut[0], [...cut.slice(1), "true"]).status === 0) return cut;
  console.log("The network cannot be cut here (unshare --net is not permitted): the journeys run with it.");
  return [];
}
