// One contender with one file, in a page that stays open while others have their turn.
import { ContenderFailure, LIMIT_SECONDS, openPage } from "./browser.mjs";
import { compare } from "./check.mjs";

/** What it did goes into `result`: samples in milliseconds. A failure is noted there, and ends its part. */
export class Contender {
  result = { boot: [], cold: [], open: [], scenarios: {} };
  #page;
  #spent = {};

  constructor(name, address, file) {
    Object.assign(this, { name, address, file });
  }

  get takesPart() {
    return this.result.failed === undefined;
  }

  /** Boot, first file, and its answers, which are to be `ours` where there are any: otherwise this throws. */
  async begin(ours) {
    this.#page = await openPage(this.address, this.file);
    this.result.browser = await this.#page.version();
    await this.#attempt(async () => {
      await start(this.#page, this.result);
      this.answers = await this.#page.call("answers");
      compare(this.name, ours ?? this.answers, this.answers);
    });
    if (!ours && !this.answers) throw new Error(`${this.name} cannot answer: ${this.result.failed}`);
  }

  /** A later file of the same page, unless that has been timed for `seconds` already, three times at least. */
  openAgain(seconds) {
    return this.#turn("open", this.result.open.length < 3 ? Infinity : seconds, async () => {
      await this.#page.call("close");
      this.result.open.push(await this.#page.call("open"));
    });
  }

  /** Some samples of a scenario, unless it has had `seconds` for them already and they are enough. */
  run(scenario, { seconds, turns, ...options }) {
    const { scenarios } = this.result;
    const enough =
      scenarios[scenario] === null || scenarios[scenario]?.over || this.#spent[scenario] > LIMIT_SECONDS;
    const most = enough ? 0 : (scenarios[scenario]?.samples?.length ?? 0) < 5 ? Infinity : seconds;
    return this.#turn(scenario, most, async () => {
      const limit = LIMIT_SECONDS - (this.#spent[scenario] ?? 0);
      const fresh = await this.#page.call("run", scenario, {
        seconds: seconds / turns,
        limit,
        least: 2,
        ...options,
      });
      const samples = [...(scenarios[scenario]?.samples ?? []), ...(fresh?.samples ?? [])];
      // What takes too long at its second turn has samples from its first.
      if (!fresh?.over || samples.length === 0)
        scenarios[scenario] = fresh && { ...fresh, ...(fresh.samples && { samples }) };
    });
  }

  /** The same start in a browser of its own. One that fails is no news: the contender has shown that it can. */
  async startAgain() {
    if (!this.takesPart) return;
    const page = await openPage(this.address, this.file);
    try {
      await start(page, this.result);
    } catch (error) {
      if (!(error instanceof ContenderFailure)) throw error;
    } finally {
      await page.close();
    }
  }

  async end() {
    await this.#attempt(async () => (this.result.memoryAfter = await this.#page.call("memory")));
    for (const [scenario, samples] of Object.entries(this.result.scenarios))
      if (samples === null) delete this.result.scenarios[scenario];
    await this.close();
  }
  async close() {
    await this.#page?.close();
  }

  async #turn(what, most, work) {
    if ((this.#spent[what] ?? 0) >= most) return;
    const began = Date.now();
    await this.#attempt(work);
    this.#spent[what] = (this.#spent[what] ?? 0) + (Date.now() - began) / 1000;
  }

  async #attempt(work) {
    if (!this.takesPart) return;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ContenderFailure)) throw error;
      this.result.failed = error.message;
      if (this.#page.messages.length > 0)
        console.log(this.#page.messages.slice(0, 3).join("\n").slice(0, 600));
      // It may still be at what it could not do, and is to leave the machine to the others.
      await this.#page.close();
    }
  }
}

async function start(page, result) {
  const boot = await page.call("boot");
  if (boot !== null) result.boot.push(boot);
  const memory = await page.call("memory");
  result.cold.push(await page.call("open"));
  if (memory !== null) result.memory ??= { booted: memory, open: await page.call("memory") };
}
