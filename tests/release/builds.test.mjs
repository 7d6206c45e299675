// What the builds promise about themselves: hashes that fit, nothing from elsewhere, everything in the list.
import assert from "node:assert/strict";
import { unzipSync } from "fflate";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { licencesText, packagesOf } from "../../.tasks/licences.mjs";
import { filesUnder } from "../../.tasks/lint.mjs";
import { release } from "../../.tasks/release.mjs";

const built = (name) => fileURLToPath(new URL(`../../build/${name}`, import.meta.url));
const html = readFileSync(built("casewise.html"), "utf8");
const sha256 = (bytes, as) => createHash("sha256").update(bytes).digest(as);
const policyOf = (text) => /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)[1].split("; ");

test("the one file's policy names exactly its scripts and its styles", () => {
  const policy = policyOf(html);
  const hashes = (name) => policy.find((rule) => rule.startsWith(name)).match(/'sha256-[^']+'/g);
  // The scripts write reports of their own, with a style sheet inside.
  const markup = html.replace(/<script>.*?<\/script>/gs, "");
  const inside = (tag, text = html) =>
    [...text.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map(
      ([, text]) => `'sha256-${sha256(text, "base64")}'`,
    );
  assert.deepEqual(hashes("script-src"), inside("script"));
  assert.deepEqual(hashes("style-src"), inside("style", markup));
  assert.ok(policy.includes("connect-src 'none'"));
});

test("the one file refers to no other", () => {
  const markup = html.replace(/<(script|style)>.*?<\/\1>/gs, "");
  for (const [, address] of markup.matchAll(/(?:src|href)="([^"]*)"/g)) assert.match(address, /^data:/);
  assert.doesNotMatch(html, /<!--/);
  assert.ok(Buffer.byteLength(html) <= 1_200_000);
});

test("neither build lets a browser send what is typed or shown to a checker of spelling or a translator", () => {
  for (const text of [html, readFileSync(built("site/index.html"), "utf8")]) {
    assert.match(text, /<html lang="en" spellcheck="false" translate="no">/);
    assert.match(text, /<meta name="google" content="notranslate" \/>/);
    assert.doesNotMatch(text, /spellcheck="?(true|!0)|spellCheck|translate:"yes"/);
  }
});

test("the page's policy allows no eval and no address but its own", () => {
  for (const policy of [policyOf(html), policyOf(readFileSync(built("site/index.html"), "utf8"))]) {
    assert.doesNotMatch(policy.join("; "), /unsafe-inline|'unsafe-eval'|https?:|\*/);
    for (const rule of ["default-src 'none'", "connect-src 'none'", "require-trusted-types-for 'script'"])
      assert.ok(policy.includes(rule), rule);
  }
});

test("the service worker keeps every file of the site, by its bytes", () => {
  const script = readFileSync(built("site/service_worker.js"), "utf8");
  for (const file of filesUnder(["build/site"], [""]).filter((one) => /\.\w+$/.test(one))) {
    if (file.endsWith("service_worker.js")) continue;
    const name = file === "build/site/index.html" ? "./" : file.replace("build/site/", "");
    const hash = sha256(readFileSync(built(`../${file}`)), "base64");
    assert.ok(script.includes(name) && script.includes(hash), file);
  }
});

test("the zip has check sums that fit, licences of what is inside, and is the same twice", async () => {
  const first = await release();
  assert.equal((await release()).sum, first.sum);
  const files = unzipSync(readFileSync(first.path));
  const [folder] = Object.keys(files)[0].split("/");
  const text = (name) => Buffer.from(files[`${folder}/${name}`]).toString("utf8");
  const sums = text("SHA256SUMS").trimEnd().split("\n");
  assert.equal(sums.length, Object.keys(files).length - 1);
  for (const line of sums) {
    const [sum, name] = line.split("  ");
    assert.equal(sha256(files[`${folder}/${name}`], "hex"), sum, name);
  }
  assert.equal(text("casewise.html"), html);
  for (const word of ["preact", "simdjson", "Emscripten", "musl", "LLVM Exceptions"])
    assert.ok(text("LICENCES.txt").includes(word), word);
  assert.doesNotMatch(text("GUIDE.html"), /<script/);
});

test("a package without a licence file cannot be released", () => {
  assert.deepEqual(packagesOf(["a/node_modules/@b/c/d.js", "node_modules/e/f.js", "web/g.ts"]), [
    "@b/c",
    "e",
  ]);
  assert.ok(!existsSync(path.join("node_modules", "no-such-package")));
  assert.throws(() => licencesText(["no-such-package"]));
});
