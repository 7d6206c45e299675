// Two builds of the same commit, in two folders, give the same bytes. The compiler works twice: nothing is shared but
// the installed packages.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "casewise-builds-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function buildIn(name) {
  const copy = path.join(folder, name);
  mkdirSync(copy);
  const archive = execFileSync("git", ["archive", "HEAD"], { cwd: root, maxBuffer: 2 ** 30 });
  execFileSync("tar", ["x"], { cwd: copy, input: archive });
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  execFileSync(process.execPath, [".tasks/release.mjs"], {
    cwd: copy,
    // A compiler cache would give both builds the same objects.
    env: { ...process.env, CCACHE_DISABLE: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { version } = JSON.parse(readFileSync(path.join(copy, "package.json"), "utf8"));
  return readFileSync(path.join(copy, `build/casewise-${version}.zip.sha256`), "utf8");
}

test("two builds of this commit have the same SHA-256", () => {
  const first = buildIn("first");
  console.log(first.trim());
  assert.equal(buildIn("a-second-one-with-a-longer-name"), first);
});
