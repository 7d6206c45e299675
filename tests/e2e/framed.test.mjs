// The page inside another one, which could read along.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { file, launch, site, target } from "./browser.mjs";

const sample = fileURLToPath(new URL("../../public/sample/casewise-simulated-sample.csv", import.meta.url));
const around = (address) =>
  `<!doctype html><link rel="icon" href="data:,"><iframe src="${address}"></iframe>`;
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/** A site that serves the page without our headers, which forbid frames, and puts it into one. */
async function serveFramed() {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/") return response.end(around("/index.html"));
    const asked = path.join(site, path.normalize(pathname));
    const bytes = await readFile(asked).catch(() => "");
    response.writeHead(200, { "Content-Type": types[path.extname(asked)] ?? "text/plain" });
    return response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** A file beside ours on the same disk. */
async function writeFramed(folder) {
  const page = path.join(folder, "around.html");
  await writeFile(page, around(pathToFileURL(file).href));
  return { address: pathToFileURL(page).href, stop: () => undefined };
}

describe("inside a frame", () => {
  let folder;
  let framed;
  let browser;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "casewise-framed-"));
    framed = target === "file" ? await writeFramed(folder) : await serveFramed();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    framed?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("own records are not shown: the page around it could read along", async () => {
    const own = path.join(folder, "own.csv");
    const [header, ...cases] = (await readFile(sample, "utf8")).trimEnd().split("\n");
    await writeFile(own, [`${header},officeNumber`, ...cases.map((one) => `${one},7`), ""].join("\n"));
    const page = await browser.newPage();
    await page.goto(framed.address);
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    await (await frame.waitForSelector("input[type=file]")).uploadFile(own);
    await frame.waitForSelector(".cw-origin");
    const asked = await frame.$eval(".cw-origin", (one) => one.textContent);
    assert.match(asked, /shown inside another one/);
    assert.ok(!/My own records/.test(asked));
    assert.ok(!(await frame.$(".cw-profile")) && !(await frame.$(".cw-check")));
    // Published data may be looked at there.
    const published = await frame.waitForSelector('::-p-aria([name="Published data"][role="button"])');
    await published.evaluate((one) => one.click());
    await frame.waitForSelector(".cw-profile");
  });
});
