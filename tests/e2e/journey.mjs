// What a person does and sees, in few words.
import axe from "axe-core";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { browserName } from "./target.mjs";

/** In the page: rules for one medium hold for another. Firefox cannot be asked to show a page as it is printed. */
function swapMedia(from, to) {
  for (const { cssRules } of document.styleSheets)
    for (const { media } of cssRules) if (media?.mediaText === from) media.mediaText = to;
}

/** In the page: the first visible element with this role and name. */
function findNamed(name, role) {
  const inRole = {
    button: "button",
    checkbox: "[type=checkbox]",
    combobox: "select",
    radio: "[type=radio]",
    tab: "[role=tab]",
  };
  // Where elements meet, a blank is read out that the text has not.
  const tight = (text) => text.replace(/\s+/g, "");
  /** The words of an element; a field inside its own label has none. */
  const wordsOf = (element) => {
    const copy = element.cloneNode(true);
    for (const silent of copy.querySelectorAll("[aria-hidden=true], input, select, textarea"))
      silent.remove();
    return copy.textContent;
  };
  const nameOf = (element) => {
    const by = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const named = by.length > 0 ? by.map((id) => document.getElementById(id)) : [...(element.labels ?? [])];
    const said = element.getAttribute("aria-label");
    return (said ?? (named.length > 0 ? named : [element]).map(wordsOf).join(" "))
      .replace(/\s+/g, " ")
      .trim();
  };
  return [...document.querySelectorAll(inRole[role] ?? "input, select, textarea")].find(
    (element) => element.checkVisibility() && tight(nameOf(element)) === tight(name),
  );
}

/** One page, in the words of the person before it. Buttons and fields are found by the names that are read out. */
export class Journey {
  constructor(page) {
    this.page = page;
  }

  /** An element by the name that is read out, and its role; without a role, a field. */
  async named(name, role) {
    // Firefox takes seconds to look through all that is read out. That the names are right is Chromium's to tell.
    if (browserName === "firefox") return this.page.waitForFunction(findNamed, {}, name, role);
    const which = role ? `[role="${role}"]` : "";
    return this.page.waitForSelector(`::-p-aria([name="${name}"]${which})`);
  }

  press(name, role = "button") {
    return this.#clickFound(() => this.named(name, role));
  }

  /** Presses the first element of this selector, which no name tells from others. */
  click(selector) {
    return this.#clickFound(() => this.page.waitForSelector(selector));
  }

  async #clickFound(find) {
    for (let tries = 0; ; tries++) {
      const element = await find();
      try {
        return await element.click();
      } catch (cause) {
        // Drawn anew between the look and the click: whoever presses looks again.
        if (tries === 3 || !/detached|not clickable/i.test(String(cause))) throw cause;
      }
    }
  }

  async choose(label, value) {
    const field = await this.named(label, "combobox");
    await field.select(value);
  }

  /** Types into a field in place of what stands there: with the keyboard, as three clicks do not always select it all. */
  async type(field, text) {
    await field.focus();
    await this.page.keyboard.down("Control");
    await this.page.keyboard.press("a");
    await this.page.keyboard.up("Control");
    await this.page.keyboard.type(text);
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

  /** What `look` gives while the page is as it is printed. */
  async inPrint(look) {
    if (browserName === "chrome") await this.page.emulateMediaType("print");
    else await this.page.evaluate(swapMedia, "print", "all");
    const seen = await look();
    if (browserName === "chrome") await this.page.emulateMediaType("screen");
    else await this.page.evaluate(swapMedia, "all", "print");
    return seen;
  }

  /** The names of the saved files with this ending, in order, once there are so many and all are written. */
  async savedFiles(ending, count = 1) {
    for (let tries = 0; tries < 100; tries++) {
      const names = (await readdir(this.downloads)).sort();
      const found = names.filter((name) => name.endsWith(ending));
      // Firefox makes the file first, then writes it under another name: it may be gone again.
      const sizes = await Promise.all(
        found.map((name) =>
          stat(this.#download(name)).then(
            ({ size }) => size,
            () => 0,
          ),
        ),
      );
      const isWritten = sizes.every((size) => size > 0) && !names.some((name) => name.endsWith(".part"));
      if (found.length === count && isWritten) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${count} files ${ending} were not saved`);
  }

  #download(name) {
    return path.join(this.downloads, name);
  }

  /** The text of the file that was saved last. */
  async saved() {
    const [name] = await this.savedFiles(".csv");
    return { name, text: await readFile(this.#download(name), "utf8") };
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
