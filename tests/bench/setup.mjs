// The peers: installed beside this file on the first run, as tests/bench/package-lock.json says.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { at, run } from "../../.tasks/run.mjs";

const inBench = (...parts) => at("tests/bench", ...parts);

export function installPeers() {
  const lock = createHash("sha256")
    .update(readFileSync(inBench("package-lock.json")))
    .digest("hex");
  const stamp = inBench("node_modules/.casewise-stamp");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing the peers");
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: inBench() });
  writeFileSync(stamp, lock);
}

/** Package to version, as installed. */
export function peerVersions() {
  const { dependencies } = JSON.parse(readFileSync(inBench("package.json"), "utf8"));
  return dependencies;
}
