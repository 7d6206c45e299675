// The licences of everything that the built page holds.
import { existsSync, readFileSync } from "node:fs";
import { at } from "./run.mjs";

/** What is compiled into the wasm file, and where its licence is. */
const inTheEngine = {
  simdjson: "node_modules/@nozbe/simdjson/LICENSE",
  "Emscripten runtime and embind": "web/licences/emscripten.txt",
  musl: "web/licences/musl.txt",
  "libc++, libc++abi and compiler-rt": "web/licences/llvm.txt",
};

/** The names of the npm packages that own `inputs`, paths that esbuild read. */
export function packagesOf(inputs) {
  const names = inputs.map((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
}

/** One text: ours, then each package of npm, then the engine's parts. */
export function licencesText(packages) {
  const parts = [
    ["Casewise", "LICENSE"],
    ...packages.map((name) => [`${name} ${versionOf(name)}`, licenceFile(name)]),
    ...Object.entries(inTheEngine),
  ];
  return parts
    .map(
      ([title, file]) =>
        `${"=".repeat(80)}\n${title}\n${"=".repeat(80)}\n\n${readFileSync(at(file), "utf8").trim()}\n`,
    )
    .join("\n");
}

const versionOf = (name) =>
  JSON.parse(readFileSync(at("node_modules", name, "package.json"), "utf8")).version;

function licenceFile(name) {
  const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "license"]
    .map((one) => `node_modules/${name}/${one}`)
    .find((one) => existsSync(at(one)));
  if (!file) throw new Error(`${name} is in the page and has no licence file`);
  return file;
}
