// A release with a ledger in a file, in a process that kills itself at one point. Used by crash.test.mjs.
// Arguments: the ledger file, and the number of the point (0: none). Prints what it reaches, line by line.
import { writeFileSync, writeSync } from "node:fs";
import { files, ledger, now, plan } from "./made.mjs";

const [file, stop] = process.argv.slice(2);
const say = (text) => writeSync(1, `${text}\n`);
let points = 0;

/** A point at which the machine may fail: SIGKILL leaves no time for anything else. */
function point(name) {
  points += 1;
  say(`point ${points} ${name}`);
  if (points === Number(stop)) process.kill(process.pid, "SIGKILL");
}

/** The real disk with a point before each step that changes it, and one in the middle of writing. */
const failing = {
  read: ledger.disk.read,
  async create(path, text) {
    const what = path.split(".").at(-1);
    point(`before ${what} is created`);
    if (what === "next" && points + 1 === Number(stop)) writeFileSync(path, text.slice(0, text.length / 2));
    point(`${what} is half written`);
    await ledger.disk.create(path, text);
    point(`${what} is written`);
  },
  async rename(from, to) {
    await ledger.disk.rename(from, to);
    point("it replaced the ledger");
  },
  async syncFolder(folder) {
    await ledger.disk.syncFolder(folder);
    point("the folder is on the disk");
  },
  async remove(path) {
    await ledger.disk.remove(path);
    point(`${path.split(".").at(-1)} is removed`);
  },
};

const store = new ledger.FileStore(file, failing);
const reservation = await ledger.reserve({ store, now }, plan(), "content");
say("drawing");
point("in the middle of the draw");
say("drawn");
await reservation.commit(files);
say("committed");
point("after the release");
say("done");
