// What is tested in this run: which build of the page, in which browser. `.tasks/journeys.mjs` runs them all.
import { fileURLToPath } from "node:url";

/** Another build can be tested without touching this one's: CASEWISE_SITE=folder, CASEWISE_FILE=file. */
export const site = process.env.CASEWISE_SITE ?? fileURLToPath(new URL("../../build/site", import.meta.url));
export const file =
  process.env.CASEWISE_FILE ?? fileURLToPath(new URL("../../build/casewise.html", import.meta.url));

/** What is tested in this run: the hosted page or the one file, in one browser. `.tasks/journeys.mjs` runs them all. */
export const target = process.env.CASEWISE_TARGET ?? "site";
export const browserName = process.env.CASEWISE_BROWSER ?? "chrome";
