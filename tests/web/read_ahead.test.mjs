// A file read by two threads is the file read by one: the same bytes in the same order, the same fingerprint, the same
// errors, whatever becomes of the second thread on the way.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { load } from "./load.mjs";

const { ReadAhead, sliceOf, startSecondReader, serveSlices } = await load(
  "web/bridge/read_ahead.ts",
  "web/bridge/second_reader.ts",
);

const bytes = Uint8Array.from({ length: 1003 }, (_, i) => (i * i) % 251);
const SLICE = 100;

/** A source that notes what it is asked for; with `gone` it cannot be read from there on. */
function watched(gone = Infinity) {
  const asked = [];
  return {
    asked,
    size: bytes.length,
    slice: (start, end) => {
      asked.push(start);
      const unreadable = new DOMException("gone", "NotReadableError");
      return {
        arrayBuffer: () =>
          end > gone ? Promise.reject(unreadable) : Promise.resolve(bytes.slice(start, end).buffer),
      };
    },
  };
}

/** What came of a file, and what its own thread read of it. */
async function readWith(second, source = watched()) {
  const file = new ReadAhead(source, SLICE, second && (() => second));
  const parts = [];
  try {
    for await (const slice of file.slices()) {
      parts.push(...slice);
      second?.taken?.(parts.length);
    }
    return { bytes: Uint8Array.from(parts), print: file.print, asked: source.asked };
  } catch ({ code, where }) {
    return { failed: `${code} ${where}`, asked: source.asked };
  } finally {
    file.end();
  }
}

const others = (first) => Array.from({ length: 11 }, (_, i) => i * SLICE).filter((start) => start >= first);

/** A second reader of a source of its own; `change` makes it fail. */
function second(change = {}) {
  const source = watched();
  return {
    asked: source.asked,
    ready: true,
    ended: 0,
    read: (start, end) => sliceOf(source, start, end),
    end() {
      this.ended++;
    },
    ...change,
  };
}

test("who reads a file makes no difference to its bytes and its fingerprint", async () => {
  const alone = await readWith(undefined);
  assert.deepEqual(alone.bytes, bytes);
  assert.deepEqual(alone.asked, others(0));

  const whole = second();
  assert.deepEqual(await readWith(whole), { ...alone, asked: [] });
  assert.deepEqual(whole.asked, others(0));
  assert.equal(whole.ended, 1);

  // It starts while the first slices are read here.
  const late = second({ ready: false, taken: (length) => (late.ready = length >= 300) });
  assert.deepEqual(await readWith(late), { ...alone, asked: [0, 100, 200, 300] });
  assert.deepEqual(late.asked, others(400));

  // It is lost while it is waited for.
  const lost = second({
    read: (start, end) => (start < 500 ? sliceOf(watched(), start, end) : Promise.resolve(undefined)),
  });
  assert.deepEqual(await readWith(lost), { ...alone, asked: others(500) });

  const changed = second({
    read: (start, end) => sliceOf(new Blob([bytes.map((one) => one ^ 1)]), start, end),
  });
  assert.notEqual((await readWith(changed)).print, alone.print);
});

test("a second reader is asked ahead of need, in order", async () => {
  let open = 0;
  let most = 0;
  const slow = second({
    async read(start, end) {
      most = Math.max(most, ++open);
      const slice = await sliceOf(watched(), start, end);
      await new Promise((resolve) => setTimeout(resolve, start % 300 === 0 ? 3 : 1));
      open--;
      return slice;
    },
  });
  assert.deepEqual((await readWith(slow)).bytes, bytes);
  assert.equal(most, 3);
});

test("a file that cannot be read is told by who wanted it, with and without a second reader", async () => {
  const alone = await readWith(undefined, watched(450));
  assert.equal(alone.failed, "not_a_table file");
  const same = second({
    read: (start, end) => (end > 450 ? Promise.resolve(undefined) : sliceOf(watched(), start, end)),
  });
  assert.equal((await readWith(same, watched(450))).failed, alone.failed);
  const cutShort = {
    size: bytes.length + 5,
    slice: (start, end) => new Blob([bytes]).slice(start, end),
    asked: [],
  };
  assert.equal((await readWith(undefined, cutShort)).failed, alone.failed);
});

/** Workers that run what web/bridge/worker.ts runs for a file, in this thread. */
class FakeWorker {
  static all = [];
  static refuse = false;
  terminated = false;
  constructor(address, { name }) {
    if (FakeWorker.refuse) throw new DOMException("no", "SecurityError");
    assert.match(address, /^blob:/);
    assert.equal(name, "casewise-reader");
    FakeWorker.all.push(this);
  }
  postMessage(message) {
    if ("file" in message) {
      this.answer = serveSlices(message, (data, transfer) => {
        if (!this.terminated) this.onmessage({ data: structuredClone(data, { transfer }) });
      });
    } else if (!this.terminated) void this.answer(message);
  }
  terminate() {
    this.terminated = true;
  }
}
const real = Object.getOwnPropertyDescriptors(globalThis);
const put = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true });
function asInBrowser(hardwareConcurrency) {
  FakeWorker.all = [];
  FakeWorker.refuse = false;
  put("Worker", FakeWorker);
  put("navigator", { hardwareConcurrency });
}
afterEach(() => {
  for (const name of ["Worker", "navigator"])
    if (real[name]) Object.defineProperty(globalThis, name, real[name]);
    else delete globalThis[name];
});

const large = new Blob(Array(96).fill(new Uint8Array(1 << 20).fill(65)));

test("only a large file, on more than one processor, has a worker to read it", () => {
  asInBrowser(1);
  assert.equal(startSecondReader(large, ""), undefined);
  asInBrowser(2);
  assert.equal(startSecondReader(new Blob(["gender\nMan\n"]), ""), undefined);
  assert.equal(startSecondReader(watched(), ""), undefined, "what is no file cannot be sent to it");
  assert.equal(FakeWorker.all.length, 0);
  startSecondReader(large, "").end();
  assert.equal(FakeWorker.all[0].terminated, true);
  FakeWorker.refuse = true;
  assert.equal(startSecondReader(large, ""), undefined);
});

test("the worker reads what it is asked for, and nothing more once it is lost", async () => {
  asInBrowser(4);
  const reader = startSecondReader(large, "");
  assert.equal(reader.ready, true);
  const expected = await sliceOf(large, 10, 30);
  assert.deepEqual(await reader.read(10, 30), expected);
  assert.equal(await reader.read(large.size - 1, large.size + 1), undefined, "cut short");
  const waiting = [reader.read(0, 5), reader.read(5, 10)];
  let prevented = false;
  FakeWorker.all[0].onerror({ preventDefault: () => (prevented = true) });
  assert.deepEqual(await Promise.all(waiting), [undefined, undefined]);
  assert.deepEqual([reader.ready, prevented, FakeWorker.all[0].terminated], [false, true, true]);
});
