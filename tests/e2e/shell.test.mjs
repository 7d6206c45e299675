import assert from "node:assert/strict";
import { createServer, request as ask } from "node:http";
import { after, before, describe, test } from "node:test";
import { serve } from "../../.tasks/serve.mjs";
import { Journey, launch, site, target } from "./browser.mjs";

/** The engine's code and its worker, as the built site names them. */
const ofEngine = /\/assets\/(wasm|worker)-/;

// From a file on disk nothing is loaded, so nothing can be late.
describe("the page before the engine", { skip: target === "file" }, () => {
  const held = [];
  let [origin, gate, browser] = [];
  before(async () => {
    origin = await serve(site);
    gate = createServer((request, response) => {
      const pass = () => {
        const onward = ask(new URL(request.url, origin.address), { headers: request.headers }, (answer) => {
          response.writeHead(answer.statusCode, answer.headers);
          answer.pipe(response);
        });
        request.pipe(onward);
      };
      if (ofEngine.test(request.url)) held.push(pass);
      else pass();
    });
    await new Promise((resolve) => gate.listen(0, "127.0.0.1", resolve));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    gate?.close();
    origin?.server.close();
  });

  test("stands while the engine has not come, which is on its way before a file is chosen", async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${gate.address().port}/`, { waitUntil: "domcontentloaded" });
    const journey = new Journey(page);
    await journey.sees("main", "Choose a file");
    await journey.sees("main", "Try the simulated sample");
    for (let waited = 0; held.length === 0 && waited < 100; waited++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.ok(held.length > 0, "the engine was not asked for");
    await journey.press("Try the simulated sample");
    for (const pass of held.splice(0)) pass();
    const pump = setInterval(() => held.splice(0).forEach((pass) => pass()), 50);
    await journey.sees("main", "20,000");
    clearInterval(pump);
  });
});
