// The HTML that both builds of the page share.
import { readFile } from "node:fs/promises";
import { at } from "./options.mjs";

/** esbuild options for the script that says so on a browser that is too old: ES5, before everything else. */
export const oldBrowserScript = {
  entryPoints: { check: "web/app/old_browser.js" },
  format: "iife",
  target: "es5",
};

/** web/app/index.html with lines put into its head and at the end of its body. */
export async function fillTemplate({ head, body }) {
  let html = await readFile(at("web/app/index.html"), "utf8");
  const places = [
    ["<!-- build -->", head],
    ["<!-- build: end -->", body],
  ];
  for (const [place, lines] of places) {
    const parts = html.split(place);
    if (parts.length !== 2) throw new Error(`web/app/index.html has ${place} ${parts.length - 1} times`);
    html = parts.join(lines.join("\n    "));
  }
  return html;
}
