// Everything that is made: build/wasm (the engine), build/site and
// build/casewise.html (the page), build/cli (the command line), build/package.
import { existsSync } from "node:fs";
import { delimiter } from "node:path";
import { at, isMain, runLogged, task, TaskError } from "./run.mjs";
import { setup } from "./setup.mjs";

export async function build() {
  setup();
  await compile("wasm-release", ["engine_wasm", "synthesis_wasm"]);
  const web = await import("../web/build.mjs");
  await web.buildSite();
  await (await import("../web/single_file.mjs")).buildSingleFile();
  await web.buildNode();
  await web.buildPackage();
}

/** Compiles targets of a preset; ninja leaves alone what is up to date. Its log is shown when it fails. */
export async function compile(preset, targets) {
  if (!existsSync(at("build", preset, "build.ninja"))) {
    const cmake = ["cmake", "--preset", preset];
    await step(`configure-${preset}`, preset.startsWith("wasm") ? ["emcmake", ...cmake] : cmake);
  }
  await step(`compile-${preset}`, ["cmake", "--build", "--preset", preset, "--target", ...targets]);
}

/** emcc goes with the wasm-opt of its own: npm puts a newer one first on the PATH, whose glue does not fit. */
const PATH = (process.env.PATH ?? "")
  .split(delimiter)
  .filter((folder) => !/node_modules[/\\]\.bin$/.test(folder))
  .join(delimiter);

async function step(name, [program, ...words]) {
  const { code, output } = await runLogged(name, program, words, { PATH });
  // Emscripten prints whole minified files when it fails: no line is longer than a reader's patience.
  const lines = output.split("\n").map((line) => line.slice(0, 400));
  if (code !== 0)
    throw new TaskError(`${lines.slice(-60).join("\n")}\n${name} failed; see build/logs/${name}.log`);
}

if (isMain(import.meta.url)) await task(build);
