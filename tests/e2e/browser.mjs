// A browser with the built site in it, for the journeys. Another browser needs an entry in `browsers`, nothing else.
import axe from "axe-core";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { serve } from "../../.tasks/serve.mjs";

/** Another build can be tested without touching this one's: CASEWISE_SITE=folder. */
const site = process.env.CASEWISE_SITE ?? fileURLToPath(new URL("../../build/site", import.meta.url));

const browsers = {
  chrome: {
    commands: ["chromium", "chromium-browser", "google-chrome"],
    options: { args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] },
  },
};

function executable(commands) {
  for (const command of commands) {
    try {
      return execFileSync("which", [command], { encoding: "utf8" }).trim();
    } catch {
      // The next one.
    }
  }
  throw new Error(`none of ${commands.join(", ")} is installed`);
}

/** A browser of its own, with more of puppeteer's options if need be. */
export function launch(more = {}, name = process.env.CASEWISE_BROWSER ?? "chrome") {
  const { commands, options } = browsers[name];
  return puppeteer.launch({ browser: name, executablePath: executable(commands), ...options, ...more });
}

/** Serves build/site and starts a browser. `page()` opens the site in a context of its own; `close()` ends both. */
export async function openSite(name = process.env.CASEWISE_BROWSER ?? "chrome") {
  if (!existsSync(path.join(site, "index.html"))) throw new Error(`${site} is missing: npm run build`);
  const { server, address } = await serve(site);
  const browser = await launch({}, name);
  return {
    page: (view) => openPage(browser, address, view),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/**
 * The site in a new context. `problems` gathers what must not happen: console errors, exceptions, violations of the
 * policy, and requests after the page has loaded what ships with it.
 */
async function openPage(browser, address, { width = 1280, height = 900, dark = false } = {}) {
  const downloads = await mkdtemp(path.join(tmpdir(), "casewise-"));
  const context = await browser.createBrowserContext({
    downloadBehavior: { policy: "allow", downloadPath: downloads },
  });
  const page = await context.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  const problems = [];
  const requests = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`exception: ${error.message}`));
  page.on("request", (request) => requests.push(request.url()));
  await page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", (event) => {
      globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(address);
  // The page fetches engine, codebook and sample by itself, ahead of use; from then on it must ask for nothing.
  await page.waitForNetworkIdle({ idleTime: 300 });
  const loaded = requests.length;

  return Object.assign(new Journey(page), {
    downloads,
    async problems() {
      const violations = await page.evaluate(() => globalThis.violations);
      const late = requests.slice(loaded).filter((url) => !url.startsWith("blob:"));
      return [
        ...problems,
        ...violations.map((text) => `violation: ${text}`),
        ...late.map((url) => `request: ${url}`),
      ];
    },
    async close() {
      await context.close();
      await rm(downloads, { recursive: true, force: true });
    },
  });
}

/** What a person does and sees, in few words. Buttons and fields are found by the names that are read out. */
class Journey {
  constructor(page) {
    this.page = page;
  }

  async press(name, role = "button") {
    const element = await this.page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`);
    await element.click();
  }

  async choose(label, value) {
    const field = await this.page.waitForSelector(`::-p-aria([name="${label}"][role="combobox"])`);
    await field.select(value);
  }

  /** Waits until an element's text is, contains or matches what is expected. */
  async sees(selector, expected) {
    const wanted = expected instanceof RegExp ? expected.source : expected;
    try {
      await this.page.waitForFunction(
        (selector, wanted, isPattern) =>
          [...document.querySelectorAll(selector)].some((element) => {
            const text = element.textContent.replace(/\s+/g, " ").trim();
            return isPattern ? new RegExp(wanted).test(text) : text.includes(wanted);
          }),
        { timeout: 10_000 },
        selector,
        wanted,
        expected instanceof RegExp,
      );
    } catch {
      throw new Error(`${selector} never said "${wanted}", but: ${await this.texts(selector)}`);
    }
  }

  texts(selector) {
    return this.page.$$eval(selector, (elements) =>
      elements.map((element) => element.textContent.replace(/\s+/g, " ").trim()),
    );
  }

  async openSample() {
    await this.press("Try the simulated sample");
    await this.sees(".cw-filters-count", "of 20,000 cases selected");
    await this.page.waitForSelector(".cw-profile");
  }

  async openFile(file) {
    const input = await this.page.waitForSelector("input[type=file]");
    await input.uploadFile(file);
  }

  /** Answers the first question about a file that is no release we know: until then nothing can be saved. */
  published() {
    return this.press("Published data");
  }

  /** The rows of a table, each as its cells' texts. */
  rows(selector) {
    return this.page.$$eval(`${selector} tr`, (rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.innerText.replace(/\s+/g, " ").trim())),
    );
  }

  /** The text of the file that was saved last. */
  async saved() {
    for (let tries = 0; tries < 100; tries++) {
      const [name] = (await readdir(this.downloads)).filter((file) => file.endsWith(".csv"));
      if (name) return { name, text: await readFile(path.join(this.downloads, name), "utf8") };
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("nothing was saved");
  }

  /** Serious and critical findings of axe on what is on screen. */
  async accessibility() {
    await this.page.evaluate(axe.source);
    const { violations } = await this.page.evaluate(() => globalThis.axe.run(document));
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  }
}
