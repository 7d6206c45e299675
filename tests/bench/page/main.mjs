// What run.mjs calls in the page of a contender.
import contender from "contender";
import { scenarios } from "../scenarios/all.mjs";
import { time } from "./clock.mjs";
import * as filters from "./filters.mjs";

const kinds = ["profile", "crosstab", "flows", "combinations"];
/** Where all opens of this page start from: a new copy of the file's bytes, since some keep what they are given. */
const bytes = async () => {
  const buffer = await document.querySelector("input").files[0].arrayBuffer();
  globalThis.gc?.();
  return buffer;
};

globalThis.bench = {
  /** Milliseconds until the contender can be given a file, or null where that takes nothing. */
  boot: () => (contender.boot ? time(() => contender.boot()) : null),

  /** Milliseconds from the bytes to the first profile, or, for a reader of text, to its rows. */
  async open() {
    const buffer = await bytes();
    await contender.prepare?.("profile");
    return time(async () => {
      await contender.open(buffer);
      await contender.profile?.([]);
    });
  },
  close: () => contender.close(),
  memory: () => contender.memory?.() ?? null,

  /** What all must agree on, by question. */
  async answers() {
    const answers = {};
    if (contender.read) answers.read = await contender.read();
    for (const kind of kinds.filter((kind) => contender[kind])) {
      await contender.prepare?.(kind);
      for (const [index, terms] of filters.checked.entries()) {
        answers[`${kind} ${index}`] = await contender.plain(kind, terms);
      }
    }
    return answers;
  },

  /** The samples of one scenario, or null where the contender has no such thing. */
  run: (name, options) => scenarios[name].run(contender, options),
};
