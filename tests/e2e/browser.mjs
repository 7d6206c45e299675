// A browser with the built page in it, for the journeys. Another browser needs an entry in `browsers`, nothing else.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { serve } from "../../.tasks/serve.mjs";
import { Journey } from "./journey.mjs";
import { throughProxy } from "./recorder.mjs";
import { browserName, file, site, target } from "./target.mjs";

export { browserName, file, Journey, site, target };

const browsers = {
  chrome: {
    commands: ["chromium", "chromium-browser", "google-chrome"],
    options: {
      args: [
        "--no-sandbox",
        "--disable-gpu",
        // What the browser would ask for on its own account.
        "--disable-background-networking",
        "--disable-component-update",
        "--component-updater=url-source=http://127.0.0.1:1/",
        "--disable-features=NetworkTimeServiceQuerying,AutofillServerCommunication",
      ],
    },
  },
  firefox: {
    commands: ["firefox-esr", "firefox"],
    options: {
      extraPrefsFirefox: {
        "ui.prefersReducedMotion": 1,
        // Its list of downloads would take the keyboard from the page.
        "browser.download.alwaysOpenPanel": false,
      },
    },
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

/** Starts the browser of this run. What it is asked to do by a proxy or a preference goes into `more`. */
export function launch({ args = [], extraPrefsFirefox = {}, ...more } = {}) {
  const { commands, options } = browsers[browserName];
  // tests/e2e/run.mjs records what goes through it.
  const proxy = process.env.CASEWISE_PROXY ? throughProxy(Number(process.env.CASEWISE_PROXY)) : {};
  return puppeteer.launch({
    browser: browserName,
    executablePath: executable(commands),
    ...more,
    args: [...(options.args ?? []), ...(proxy.args ?? []), ...args],
    extraPrefsFirefox: { ...options.extraPrefsFirefox, ...proxy.extraPrefsFirefox, ...extraPrefsFirefox },
  });
}

/** Where the page of this run is, what is asked of its server, and how to stop serving it. */
async function openTarget() {
  const built = target === "file" ? file : path.join(site, "index.html");
  if (!existsSync(built)) throw new Error(`${built} is missing: npm run build`);
  if (target === "file") return { address: pathToFileURL(file).href, asked: [], stop: () => undefined };
  const { server, address } = await serve(site);
  // With the page that was opened last: journeys open one after the other.
  const asked = Object.assign([], { page: 0 });
  server.on("request", ({ method, url }) => asked.push({ page: asked.page, request: `${method} ${url}` }));
  return { address, asked, stop: () => server.close() };
}

/** Starts a browser at the page. `page()` opens it in a context of its own; `close()` ends all. */
export async function openSite() {
  const { address, asked, stop } = await openTarget();
  const started = new Map();
  const browserFor = (scheme) => {
    // Firefox takes the colour scheme as a preference only.
    const key = browserName === "firefox" ? scheme : "any";
    const override = { "layout.css.prefers-color-scheme.content-override": scheme === "dark" ? 0 : 1 };
    if (!started.has(key)) started.set(key, launch({ extraPrefsFirefox: override }));
    return started.get(key);
  };
  return {
    address,
    page: async (view) => openPage(await browserFor(view?.dark ? "dark" : "light"), address, asked, view),
    async close() {
      for (const browser of started.values()) await (await browser).close();
      stop();
    },
  };
}

/**
 * The page in a new context. `problems` gathers what must not happen: console errors, exceptions, violations of the
 * policy, and requests after the page has loaded what ships with it.
 */
async function openPage(browser, address, asked, view = {}) {
  const {
    width = 1280,
    height = 900,
    dark = false,
    workersInSight,
    quotaBytes,
    without,
    keepsStorage,
  } = view;
  const number = ++asked.page;
  const downloads = await mkdtemp(path.join(tmpdir(), "casewise-"));
  const context = await browser.createBrowserContext({
    downloadBehavior: { policy: "allow", downloadPath: downloads },
  });
  const page = await context.newPage();
  await page.setViewport({ width, height });
  if (browserName === "chrome") {
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
  }
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
  if (workersInSight) await page.evaluateOnNewDocument(keepWorkers);
  if (without) await page.evaluateOnNewDocument((name) => delete globalThis[name], without);
  // Firefox asks its user, and nobody answers here.
  if (keepsStorage !== undefined) await page.evaluateOnNewDocument(answerForUser, keepsStorage);
  if (quotaBytes) {
    const tools = await page.createCDPSession();
    await tools.send("Storage.overrideQuotaForOrigin", {
      origin: new URL(address).origin,
      quotaSize: quotaBytes,
    });
  }
  await page.goto(address);
  // The page fetches engine, codebook and sample by itself, ahead of use; from then on it must ask for nothing.
  await page.waitForNetworkIdle({ idleTime: 300 });
  // Firefox has no service workers where the profile is private; there the page goes without.
  if (target === "site" && !quotaBytes && !without)
    await page.evaluate(() => navigator.serviceWorker?.ready.then(() => true));
  const loaded = requests.length;
  const askedBefore = asked.length;

  return Object.assign(new Journey(page), {
    downloads,
    /** The page once more, in the same context. */
    async another() {
      const next = await context.newPage();
      await next.goto(address);
      return new Journey(next);
    },
    async problems() {
      const violations = await page.evaluate(() => globalThis.violations);
      const late = requests.slice(loaded).filter((url) => !/^(blob|data):/.test(url));
      return [
        ...problems,
        ...violations.map((text) => `violation: ${text}`),
        ...late.map((url) => `request: ${url}`),
        // The service worker's requests, too: they are not the page's.
        ...asked
          .slice(askedBefore)
          .filter(({ page }) => page === number)
          .map(({ request }) => `request: ${request}`),
      ];
    },
    async close() {
      await context.close();
      await rm(downloads, { recursive: true, force: true });
    },
  });
}

/** In the page: the browser promises to keep what is stored, or does not. */
export function answerForUser(keepsStorage) {
  const manager = globalThis.StorageManager?.prototype;
  if (manager) manager.persist = () => Promise.resolve(keepsStorage);
}

/** In the page: its workers in a list, so that one can be broken. */
function keepWorkers() {
  const Plain = Worker;
  globalThis.workers = [];
  globalThis.Worker = class extends Plain {
    constructor(...words) {
      super(...words);
      globalThis.workers.push(this);
    }
  };
}
