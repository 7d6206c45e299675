// Format and lint: prettier, clang-format, eslint, and TypeScript per realm. `--fix` formats in place.
import { readdirSync } from "node:fs";
import { at, isMain, root, runLogged, task, TaskError } from "./run.mjs";
import { setup } from "./setup.mjs";

const bin = (name) => at("node_modules/.bin", name);
const scripts = ["web", ".tasks", "tests"];

/** Files under `folders` with one of the endings, in order; not those of installed packages. */
export function filesUnder(folders, endings) {
  return folders
    .flatMap((folder) => {
      try {
        return readdirSync(at(folder), { recursive: true }).map((file) => `${folder}/${file}`);
      } catch {
        return [];
      }
    })
    .filter((file) => !file.includes("/node_modules/") && endings.some((ending) => file.endsWith(ending)))
    .sort();
}

/** The checks as [name, program, words]. */
function checks(fix) {
  const sources = filesUnder(["engine", "wasm", "tests"], [".cpp", ".h"]);
  const realms = ["page", "worker", "node"];
  return [
    ["prettier", bin("prettier"), [fix ? "--write" : "--check", "--log-level=warn", "."]],
    ["clang-format", "clang-format", fix ? ["-i", ...sources] : ["--dry-run", "-Werror", ...sources]],
    ["eslint", bin("eslint"), ["--config", "web/eslint.config.mjs", ...(fix ? ["--fix"] : []), ...scripts]],
    ...realms.map((realm) => [`tsc-${realm}`, bin("tsc"), ["--noEmit", "-p", `web/tsconfig.${realm}.json`]]),
  ];
}

/** Runs every check; resolves to the names that passed and failed. What failed is shown, shortened. */
export async function lint({ fix = false } = {}) {
  const passed = [];
  const failed = [];
  for (const [name, program, words] of checks(fix)) {
    const { code, output } = await runLogged(name, program, words);
    (code === 0 ? passed : failed).push(name);
    if (code !== 0)
      console.log(`${output.replaceAll(root, "").split("\n").slice(0, 60).join("\n")}\n${name} failed`);
  }
  return { passed, failed };
}

if (isMain(import.meta.url)) {
  await task(async () => {
    setup();
    const { failed } = await lint({ fix: process.argv.includes("--fix") });
    if (failed.length > 0) throw new TaskError(`Not in order: ${failed.join(", ")}.`);
  });
}
