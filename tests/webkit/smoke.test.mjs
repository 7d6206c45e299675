// One journey in WebKit, on both builds: the sample opens, a crosstab has its figures, and sending is refused.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "../../.tasks/serve.mjs";
import { gz, xlsx, zip } from "../formats/write_packed.mjs";
import { readFixture } from "../oracle/golden.mjs";
import { startWebKit } from "./driver.mjs";

const built = (name) => fileURLToPath(new URL(`../../build/${name}`, import.meta.url));
const example = readFixture("worked_example.csv");
/** What needs the decoder's worker, a file in another one among them. */
const rows = ["gender", "Woman", "Man", "Woman"].map((value) => [value]);
const packed = {
  "cases.csv.gz": gz(Buffer.from(rows.join("\n"))),
  "cases.zip": zip({ "cases.csv": rows.join("\n") }),
  "cases.xlsx.gz": gz(xlsx(rows)),
};

/** In the page: drops a file with this name and these bytes onto it. */
const drop = `
  const bytes = Uint8Array.from(atob(arguments[1]), (character) => character.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], arguments[0]));
  const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  if (!drop.dataTransfer) Object.defineProperty(drop, "dataTransfer", { value: data });
  document.querySelector(".cw-shell").dispatchEvent(drop);`;
const press = `
  const button = [...document.querySelectorAll("button")].find((one) => one.textContent.includes(arguments[0]));
  button?.click();
  return Boolean(button);`;
const says = `
  const texts = [...document.querySelectorAll(arguments[0])].map((one) => one.textContent.replace(/\\s+/g, " "));
  return texts.find((text) => text.includes(arguments[1]));`;

for (const target of ["site", "file"]) {
  describe(`WebKit, ${target}`, () => {
    let page;
    let site;
    before(async () => {
      if (target === "site") site = await serve(process.env.CASEWISE_SITE ?? built("site"));
      page = await startWebKit();
      await page.go(site?.address ?? pathToFileURL(process.env.CASEWISE_FILE ?? built("casewise.html")).href);
      await page.run("addEventListener('error', (event) => (window.broke = event.message));");
    });
    after(async () => {
      await page?.close();
      site?.server.close();
    });

    test("the sample opens in a worker", async () => {
      await page.until(press, "Try the simulated sample");
      await page.until(says, ".cw-filters-count", "20,000 of 20,000 cases selected");
    });

    test("a file's crosstab has the figures of the worked example", async () => {
      await page.until(press, "Open another file");
      await page.run(drop, "example.csv", example.toString("base64"));
      await page.until(says, ".cw-dataset h1", "example.csv");
      await page.until(press, "Crosstab");
      await page.run(
        `const fields = [...document.querySelectorAll("select")];
         const choose = (field, value) => {
           field.value = value;
           field.dispatchEvent(new Event("change", { bubbles: true }));
         };
         choose(fields[0], "exploitation");
         choose(fields[1], "");`,
      );
      await page.until(says, ".cw-crosstab caption", "Type of exploitation.");
      const cells = await page.run(
        `return [...document.querySelectorAll(".cw-crosstab tbody td")].map((cell) =>
           cell.textContent.match(/[\\d.]+%/)?.[0]);`,
      );
      assert.deepEqual(cells, ["50.0%", "50.0%", "25.0%"]);
    });

    for (const [name, bytes] of Object.entries(packed))
      test(`${name} opens as the table that it holds`, async () => {
        await page.until(press, "Open another file");
        await page.run(drop, name, Buffer.from(bytes).toString("base64"));
        await page.until(says, ".cw-dataset h1", name);
        await page.until(says, ".cw-filters-count", "3 of 3 cases selected");
      });

    test("the browser refuses to send", async () => {
      await page.until(press, "Nothing you open leaves this computer");
      await page.until(press, "Try to send something");
      await page.until(says, ".cw-dialog", "The browser refused all of them.");
      assert.equal(await page.run("return window.broke ?? null;"), null);
    });
  });
}
