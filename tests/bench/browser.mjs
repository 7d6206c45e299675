// A fresh Chromium for each contender and file, and one way to call what is in its page.
import { execFileSync } from "node:child_process";
import puppeteer from "puppeteer-core";

/** What a contender could not do. It goes into the table; the run goes on. */
export class ContenderFailure extends Error {}

export const LIMIT_SECONDS = 120;

const commands = ["chromium", "chromium-browser", "google-chrome"];
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  // A tab in the background is slowed down, and nobody watches this one.
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
  // Rubbish of the call before is collected before the clock starts, not by the call that is timed.
  "--js-flags=--expose-gc",
];

function executable() {
  for (const command of commands) {
    try {
      return execFileSync("which", [command], { encoding: "utf8" }).trim();
    } catch {
      // The next one.
    }
  }
  throw new Error(`none of ${commands.join(", ")} is installed`);
}

/**
 * Opens `address` in a browser of its own and gives the page the file, which waits there until it is opened.
 * `call(name, ...)` runs a function of page/main.mjs; it fails after two minutes or when the tab dies.
 */
export async function openPage(address, file) {
  const browser = await puppeteer.launch({
    executablePath: executable(),
    args: flags,
    protocolTimeout: (LIMIT_SECONDS + 60) * 2000,
  });
  const page = await browser.newPage();
  const messages = [];
  page.on("console", (message) => {
    if (message.type() === "error") messages.push(message.text());
  });
  page.on("pageerror", (error) => messages.push(error.message));
  const crashed = new Promise((_, reject) => {
    const dead = () => reject(new ContenderFailure("ran out of memory (the tab died)"));
    page.on("error", dead);
    browser.on("disconnected", dead);
  });
  crashed.catch(() => undefined);
  await page.goto(address);
  await page.waitForFunction(() => globalThis.bench !== undefined);
  await (await page.$("input")).uploadFile(file);

  return {
    messages,
    version: () => browser.version(),
    async call(name, ...words) {
      let timer;
      const late = new Promise((_, reject) => {
        const over = () => reject(new ContenderFailure("needs more than 10 minutes"));
        timer = setTimeout(over, (LIMIT_SECONDS + 30) * 1000);
      });
      const asked = page.evaluate(
        async (name, words) => {
          try {
            return { value: await globalThis.bench[name](...words) };
          } catch (error) {
            return { error: String(error?.message ?? error).slice(0, 300) };
          }
        },
        name,
        words,
      );
      // When the tab or the browser dies, this promise may hear of it before the events do, or never.
      const lost = (error) => ({ error: `the tab was lost: ${String(error.message).slice(0, 200)}` });
      try {
        const { value, error } = await Promise.race([asked.catch(lost), crashed, late]);
        if (error !== undefined) throw new ContenderFailure(error);
        return value;
      } finally {
        clearTimeout(timer);
      }
    },
    /** Ends this browser, whatever state it is in. */
    async close() {
      const ended = browser.close().catch(() => undefined);
      const patience = new Promise((resolve) => setTimeout(resolve, 5_000).unref());
      await Promise.race([ended, patience]);
      browser.process()?.kill("SIGKILL");
    },
  };
}
