// Small things that the tasks share: where the repository is, running programs, saying what went wrong.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, createWriteStream, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const at = (...parts) => join(root, ...parts);

/** With a Node that is not Debian's, Debian's emcc needs to be told where its acorn is. */
export const environment = {
  ...process.env,
  NODE_PATH: [process.env.NODE_PATH, "/usr/share/nodejs"].filter(Boolean).join(delimiter),
};

/** Whether the module at `url` is what Node was started with. */
export const isMain = (url) => process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href;

/** Where `program` is on the PATH, or undefined. */
export function which(program) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return join(folder, program);
    } catch {
      // not there
    }
  }
  return undefined;
}

/** Something that the person at the keyboard can put right: printed as one sentence, without a stack. */
export class TaskError extends Error {}

/** Runs a program in the repository and shows its output. Throws a TaskError when it fails. */
export function run(program, words, options = {}) {
  const { status, error } = spawnSync(program, words, {
    cwd: root,
    stdio: "inherit",
    env: environment,
    ...options,
  });
  if (error) throw new TaskError(`${program} could not be started: ${error.message}`);
  if (status !== 0)
    throw new TaskError(`${program} ${words.slice(0, 3).join(" ")} failed with exit code ${status}.`);
}

/**
 * Runs a program with its output in build/logs/NAME.log, and with `more` in its environment. Resolves to its exit code
 * and all that it printed.
 */
export function runLogged(name, program, words, more = {}) {
  mkdirSync(at("build/logs"), { recursive: true });
  return new Promise((resolve) => {
    const log = createWriteStream(at(`build/logs/${name}.log`));
    const child = spawn(program, words, {
      cwd: root,
      env: { ...environment, ...more },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const take = (chunk) => {
      output += chunk;
      log.write(chunk);
    };
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    const end = (code, text = "") => {
      take(text);
      log.end(() => resolve({ code, output }));
    };
    child.on("error", (error) => end(127, `${program} could not be started: ${error.message}\n`));
    child.on("close", (code, signal) => end(code ?? 1, signal ? `ended by ${signal}\n` : ""));
  });
}

/** Runs a task: its errors are one sentence and exit code 1. */
export async function task(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof TaskError ? error.message : error);
    process.exitCode = 1;
  }
}
