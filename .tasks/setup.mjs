// Makes a fresh clone ready: Node, the compilers and tools of Debian, the packages of npm. A second run only looks.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { at, isMain, run, task, TaskError, which } from "./run.mjs";

/** Debian package: a program or file by which it is known to be there (or something as good, like emsdk's emcc). */
const tools = {
  emscripten: () => which("emcc"),
  cmake: () => which("cmake"),
  "ninja-build": () => which("ninja"),
  "g++": () => which("g++"),
  "doctest-dev": () => existsSync("/usr/include/doctest/doctest.h"),
  "clang-14": () => which("clang++-14"),
  "libclang-rt-14-dev": () =>
    existsSync("/usr/lib/llvm-14/lib/clang/14.0.6/lib/linux/libclang_rt.fuzzer-x86_64.a"),
  "clang-format": () => which("clang-format"),
  chromium: () => which("chromium"),
  valgrind: () => which("valgrind"),
};

export function setup() {
  checkNode();
  installTools();
  installPackages();
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new TaskError(`Node ${process.versions.node} is too old: install Node 20.19 or later.`);
  }
}

function installTools() {
  const missing = Object.keys(tools).filter((name) => !tools[name]());
  if (missing.length === 0) return;
  const list = missing.join(" ");
  if (!which("apt-get")) throw new TaskError(`Install these tools (named as Debian does): ${list}`);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !which("sudo"))
    throw new TaskError(`Install these Debian packages as root: apt-get install ${list}`);
  console.log(`Installing ${list}`);
  const apt = (...words) => {
    const command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", ...words];
    try {
      run(isRoot ? "env" : "sudo", isRoot ? command.slice(1) : command, {
        stdio: ["inherit", "ignore", "inherit"],
      });
    } catch {
      throw new TaskError(`apt-get ${words[0]} failed: check the network, then install ${list} as root.`);
    }
  };
  apt("update");
  apt("install", "--yes", "--no-install-recommends", ...missing);
}

function installPackages() {
  const lock = createHash("sha256")
    .update(readFileSync(at("package-lock.json")))
    .digest("hex");
  const stamp = at("node_modules/.casewise-stamp");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing npm packages");
  // No package of ours needs its install script, so none is run.
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(stamp, lock);
}

if (isMain(import.meta.url)) await task(setup);
