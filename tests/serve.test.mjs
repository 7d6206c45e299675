import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../.tasks/serve.mjs";

const folder = mkdtempSync(join(tmpdir(), "casewise-site-"));
let server;
let address;

before(async () => {
  mkdirSync(join(folder, "site/assets"), { recursive: true });
  writeFileSync(join(folder, "site/index.html"), "<!doctype html>");
  writeFileSync(join(folder, "site/assets/app-ABCDEFGH.js"), "0");
  writeFileSync(join(folder, "secret.txt"), "secret");
  symlinkSync(join(folder, "secret.txt"), join(folder, "site/link.txt"));
  ({ server, address } = await serve(join(folder, "site")));
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Asks for `path` as it is written: a URL would have its dots taken out. */
function get(path, method = "GET") {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part) => (body += part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("pages come with the policy that refuses every connection", async () => {
  const { status, headers, body } = await get("/");
  assert.deepEqual([status, body], [200, "<!doctype html>"]);
  assert.equal(headers["content-type"], "text/html; charset=utf-8");
  const policy = headers["content-security-policy"];
  for (const rule of [
    "default-src 'none'",
    "connect-src 'none'",
    "worker-src 'self' blob:",
    "require-trusted-types-for 'script'",
    "frame-ancestors 'none'",
  ]) {
    assert.ok(policy.split("; ").includes(rule), rule);
  }
  assert.doesNotMatch(policy, /unsafe-eval'(?<!wasm-unsafe-eval')|unsafe-inline|https?:/);
  assert.equal(headers["referrer-policy"], "no-referrer");
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.match(headers["permissions-policy"], /camera=\(\).*clipboard-write=\(self\)$/);
});

test("the service worker may fetch from its own origin, and nothing else", async () => {
  writeFileSync(join(folder, "site/service_worker.js"), "0");
  const { headers } = await get("/service_worker.js");
  assert.equal(
    headers["content-security-policy"],
    "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
  );
  assert.equal(headers["cache-control"], "no-cache");
});

test("hashed files are scripts, and may be kept", async () => {
  const { headers, body } = await get("/assets/app-ABCDEFGH.js");
  assert.equal(body, "0");
  assert.equal(headers["content-type"], "text/javascript; charset=utf-8");
  assert.match(headers["cache-control"], /immutable/);
  assert.equal((await get("/", "HEAD")).body, "");
});

test("nothing outside the folder is served", async () => {
  for (const path of [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/../../secret.txt",
    "/link.txt",
    "/assets",
    "/%",
    "/%00",
    "//",
    "/none",
  ]) {
    const { status, body } = await get(path);
    assert.ok(status === 404 || path === "//", `${path}: ${status}`);
    assert.doesNotMatch(body, /secret/);
  }
  assert.equal((await get("/", "POST")).status, 405);
});
