// Spending budget in the page, where the browser keeps the ledger and where its owner carries it.
import { rename } from "node:fs/promises";
import path from "node:path";
import { target } from "./target.mjs";

export const PASSPHRASE = "three words of mine";
/** From a file on disk the browser keeps no ledger: its owner carries it. */
export const fromDisk = target === "file";

export const type = async (journey, label, text) => journey.type(await journey.named(label), text);

export const load = async (journey, file) =>
  (await journey.page.waitForSelector(".cw-synthesis-carried input[type=file]")).uploadFile(file);

export const open = async (journey, passphrase) => {
  await type(journey, "Passphrase of the ledger file", passphrase);
  await journey.press("Open it");
};

/** Where the ledger is carried: the one in this file, or a new one. */
export async function openCarried(journey, file) {
  if (!fromDisk) return;
  if (file) await load(journey, file);
  else await journey.press("I have none yet: begin one");
  await open(journey, PASSPHRASE);
}

/**
 * Makes the release. A carried ledger is saved before the draw, and after it unless that is not waited for. Resolves to
 * its file.
 */
export async function spend(journey, { epsilon = 1, isCarried = fromDisk, turns = 2 } = {}) {
  await journey.press(`Spend epsilon ${epsilon} and make the release`);
  return saveCarried(journey, { isCarried, turns });
}

/** Saves the ledger each time that something is to be written into it, and shows that it is there. */
export async function saveCarried(journey, { isCarried = fromDisk, turns = 1 } = {}) {
  let saved = null;
  for (let turn = 1; isCarried && turn <= turns; turn++) {
    await journey.sees(".cw-synthesis-carried", "Save the ledger, then show that it is there");
    await journey.press("Save the ledger");
    saved = await ledgerFile(journey, turn);
    await load(journey, saved);
    if (turn === 1)
      await journey.page.waitForFunction(() => !document.querySelector(".cw-synthesis-carried"));
  }
  return saved;
}

/** The ledger that was just saved, under a name that the next one does not have. */
export async function ledgerFile(journey, turn) {
  const [name] = await journey.savedFiles(".ledger");
  const kept = path.join(journey.downloads, `${name}-${turn}`);
  await rename(path.join(journey.downloads, name), kept);
  return kept;
}
