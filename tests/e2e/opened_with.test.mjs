// "Open with ...": what an installed page tells the system that it opens, and what it does when the system hands it a file.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browserName, openSite, target } from "./browser.mjs";

/** In the page, before its scripts: the system's side, which no driver has. */
function keepConsumer() {
  const setConsumer = (consume) => (globalThis.launched = consume);
  Object.defineProperty(globalThis, "launchQueue", { value: { setConsumer } });
}

describe("a file opened by the system", () => {
  let site;
  before(async () => (site = await openSite()));
  after(() => site?.close());

  const handlers = { skip: target !== "site" || browserName !== "chrome" };
  test("the manifest is in order, and names only what the page opens", handlers, async () => {
    const journey = await site.page();
    const tools = await journey.page.createCDPSession();
    const { data, errors } = await tools.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const [{ accept, ...handler }, ...others] = JSON.parse(data).file_handlers;
    assert.deepEqual([handler, others], [{ action: "./", launch_type: "single-client" }, []]);
    const taken = (await journey.page.$eval("input[type=file]", (input) => input.accept)).split(",");
    for (const [type, endings] of Object.entries(accept))
      for (const one of [type, ...endings]) assert.ok(taken.includes(one), one);
    await journey.close();
  });

  test("is read; the next one takes its place, and one that cannot be had leaves it open", async () => {
    const journey = await site.page();
    await journey.page.evaluateOnNewDocument(keepConsumer);
    await journey.page.reload();
    await journey.page.waitForFunction(() => globalThis.launched);
    const hand = (name, text) =>
      journey.page.evaluate(
        (name, text) => {
          const getFile = async () => {
            if (text === null) throw new DOMException("gone", "NotFoundError");
            return new File([text], name);
          };
          globalThis.launched({ files: [{ getFile }] });
        },
        name,
        text,
      );
    await journey.page.evaluate(() => globalThis.launched({}));
    await hand("first.csv", "gender\nMan\n");
    await journey.sees(".cw-dataset h1", "first.csv");
    await journey.sees(".cw-filters-count", "1 of 1 case selected");
    await hand("second.csv", "gender\nMan\nWoman\n");
    await journey.sees(".cw-dataset h1", "second.csv");
    await journey.sees(".cw-filters-count", "2 of 2 cases selected");
    await hand("third.csv", null);
    await hand("third.csv", "");
    await journey.sees("[role=alert]", "“second.csv” is still open");
    await journey.sees(".cw-filters-count", "2 of 2 cases selected");
    await journey.close();
  });
});
