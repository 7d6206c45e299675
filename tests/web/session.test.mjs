import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { Session } = await load("web/bridge/session.ts");

/** An engine that counts bytes as cases; `flaws` make it fail. `held` is the number of datasets not yet freed. */
function fakeModule(flaws = {}) {
  const module = {
    held: 0,
    memoryBytes: () => 1234,
    Dataset: class {
      #bytes = 0;
      constructor() {
        module.held++;
      }
      open(codebook) {
        return codebook === "{}"
          ? { ok: true }
          : { ok: false, code: "bad_json", message: "Mend it.", where: "/" };
      }
      another() {
        return new module.Dataset();
      }
      append(bytes) {
        flaws.append?.(bytes);
        this.#bytes += bytes.length;
        return { ok: true, cases: this.#bytes };
      }
      finish() {
        return this.#bytes > 0
          ? { ok: true }
          : { ok: false, code: "empty_file", message: "Choose another.", where: "" };
      }
      describe() {
        return { ok: true, json: JSON.stringify({ cases: this.#bytes, report: {} }) };
      }
      run(query) {
        flaws.run?.(JSON.parse(query));
        const header = JSON.stringify({ kind: "profile", cases: this.#bytes });
        return { ok: true, header, counts: Uint32Array.of(this.#bytes), percents: Float64Array.of(50) };
      }
      delete() {
        module.held--;
      }
    },
  };
  return module;
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

async function startSession(module, options = {}) {
  const messages = [];
  const session = new Session({
    load: async () => module,
    codebook: async () => "{}",
    pauseEvery: 0,
    post: (message, transfer) => messages.push({ ...message, transferred: transfer.length }),
    ...options,
  });
  await session.start();
  if (module) module.held--; // the one that has the codebook
  return {
    session,
    messages,
    answers: (id) => messages.filter((one) => one.id === id && !("progress" in one)),
  };
}

const open = (id, bytes, codebook) => ({
  id,
  op: "open",
  input: { source: new Blob([new Uint8Array(bytes).fill(97)]), codebook },
});

test("it says ready, opens a file in slices with progress, and answers each request once", async () => {
  const { session, messages, answers } = await startSession(fakeModule(), { sliceBytes: 4 });
  assert.deepEqual(messages[0], { ready: true, transferred: 0 });
  await session.receive(open(1, 10));
  assert.deepEqual(
    messages.filter((one) => "progress" in one).map(({ progress }) => Object.values(progress)),
    [
      ["reading", 4, 10, 4],
      ["reading", 8, 10, 8],
      ["reading", 10, 10, 10],
      ["counting", 10, 10, 10],
    ],
  );
  const [opened] = answers(1);
  assert.equal(JSON.parse(opened.output.description).cases, 10);
  await session.receive({
    id: 2,
    op: "run",
    input: { dataset: opened.output.dataset, query: JSON.stringify({ kind: "profile" }) },
  });
  const [ran] = answers(2);
  assert.deepEqual([...ran.output.counts], [10]);
  assert.equal(ran.transferred, 2);
  await session.receive({ id: 3, op: "memory", input: {} });
  assert.deepEqual(answers(3)[0].output, { bytes: 1234 });
  for (const id of [1, 2, 3]) assert.equal(answers(id).length, 1);
});

const openPieces = (id, bytes, codebook) => ({
  id,
  op: "open",
  input: { source: { inPieces: bytes }, codebook },
});

test("pieces are read as they come and handed back; those of a file are not", async () => {
  const slices = [];
  const module = fakeModule({ append: (bytes) => slices.push([...bytes]) });
  const { session, messages, answers } = await startSession(module, { sliceBytes: 4 });
  const opening = session.receive(openPieces(1, 5));
  const pieces = [Uint8Array.of(65, 66, 67), Uint8Array.of(68, 69)];
  await session.receive({ piece: pieces[0], of: 1 });
  await turn();
  assert.deepEqual(slices, [[65, 66, 67]], "parsed before the rest is there");
  await session.receive({ piece: Uint8Array.of(9), of: 99 });
  await session.receive({ piece: pieces[1], of: 1 });
  await opening;
  assert.deepEqual(slices, [
    [65, 66, 67],
    [68, 69],
  ]);
  assert.deepEqual(answers(1)[0].output.pieces, pieces);
  assert.equal(answers(1)[0].transferred, 2);
  assert.deepEqual(messages.at(-2).progress, { phase: "counting", bytesRead: 5, bytesTotal: 5, cases: 5 });
  await session.receive(open(2, 5));
  assert.equal(answers(2)[0].output.pieces, undefined);
  assert.equal(answers(2)[0].transferred, 0);
  await session.receive(openPieces(3, 0));
  assert.equal(answers(3)[0].error.code, "empty_file");
});

test("cancel ends an open whose pieces have not all come", async () => {
  const module = fakeModule();
  const { session, answers } = await startSession(module);
  const opening = session.receive(openPieces(1, 10));
  await session.receive({ piece: Uint8Array.of(65), of: 1 });
  await turn();
  await session.receive({ cancel: 1 });
  await opening;
  assert.equal(answers(1)[0].error.code, "cancelled");
  assert.equal(module.held, 0);
});

test("progress is told and messages are heard now and then, not with every slice", async () => {
  const { session, messages } = await startSession(fakeModule(), { sliceBytes: 1, pauseEvery: 60_000 });
  await session.receive(open(1, 100));
  assert.deepEqual(
    messages.filter((one) => "progress" in one).map(({ progress }) => [progress.phase, progress.bytesRead]),
    [
      ["reading", 1],
      ["counting", 100],
    ],
  );
});

test("a slice is read while the one before is parsed", async () => {
  const events = [];
  const source = {
    size: 3,
    slice: (start, end) => {
      events.push(`read ${start}`);
      return { arrayBuffer: async () => new Uint8Array(end - start).fill(97).buffer };
    },
  };
  const module = fakeModule({ append: () => events.push("parse") });
  const { session } = await startSession(module, { sliceBytes: 1 });
  await session.receive({ id: 1, op: "open", input: { source, codebook: "{}" } });
  assert.deepEqual(events, ["read 0", "read 1", "parse", "read 2", "parse", "parse"]);
});

test("a file that cannot be opened is freed, and others stay as they were", async () => {
  const module = fakeModule();
  const { session, answers } = await startSession(module);
  await session.receive(open(1, 5));
  await session.receive(open(2, 5, "no codebook"));
  await session.receive(open(3, 0));
  const unreadable = {
    size: 5,
    slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException("gone", "NotReadableError")) }),
  };
  await session.receive({ id: 4, op: "open", input: { source: unreadable, codebook: "{}" } });
  assert.deepEqual(answers(2)[0].error, { code: "bad_json", message: "Mend it.", where: "/" });
  assert.equal(answers(3)[0].error.code, "empty_file");
  assert.equal(answers(4)[0].error.code, "not_a_table");
  assert.equal(module.held, 1);
  await session.receive({ id: 5, op: "run", input: { dataset: answers(1)[0].output.dataset, query: "{}" } });
  assert.equal(answers(5)[0].ok, true);
});

test("cancel stops an open between slices and frees what it took", async () => {
  const module = fakeModule();
  const { session, messages, answers } = await startSession(module, { sliceBytes: 1 });
  const opening = session.receive(open(1, 100_000));
  await new Promise((resolve) => setTimeout(resolve, 5));
  const before = messages.length;
  await session.receive({ cancel: 1 });
  await opening;
  assert.equal(answers(1)[0].error.code, "cancelled");
  assert.ok(messages.length - before < 4, "stopped within a slice or two");
  assert.equal(module.held, 0);
  await session.receive({ cancel: 99 });
});

/** A second reader whose slices never come. */
function silent() {
  const started = [];
  const start = () => {
    const waiting = [];
    const reader = {
      ready: true,
      ended: 0,
      read: () => new Promise((resolve) => waiting.push(resolve)),
      end() {
        reader.ended++;
        reader.ready = false;
        for (const resolve of waiting) resolve(undefined);
      },
    };
    started.push(reader);
    return reader;
  };
  return { started, start };
}

test("cancel frees a second reader, however long its slice takes", async () => {
  const module = fakeModule();
  const { started, start } = silent();
  const { session, answers } = await startSession(module, { secondReader: start });
  const opening = session.receive(open(1, 10));
  await turn();
  assert.equal(answers(1).length, 0);
  await session.receive({ cancel: 1 });
  await opening;
  assert.equal(answers(1)[0].error.code, "cancelled");
  assert.ok(started[0].ended > 0);
  assert.equal(module.held, 0);
});

test("a second reader ends with its file, opened or refused; pieces have none", async () => {
  const { started, start } = silent();
  const broken = (source) => Object.assign(start(source), { ready: false });
  const { session, answers } = await startSession(fakeModule(), { secondReader: broken });
  await session.receive(open(1, 10));
  await session.receive(open(2, 10, "no codebook"));
  assert.deepEqual(
    started.map(({ ended }) => ended > 0),
    [true, true],
  );
  const alone = await startSession(fakeModule());
  await alone.session.receive(open(1, 10));
  assert.deepEqual(answers(1), alone.answers(1));
  await session.receive(openPieces(3, 0));
  assert.equal(started.length, 2);
});

test("a query is answered while a file is being opened", async () => {
  const { session, messages, answers } = await startSession(fakeModule(), { sliceBytes: 1 });
  await session.receive(open(1, 5));
  const opening = session.receive(open(2, 1000));
  await session.receive({ id: 3, op: "run", input: { dataset: 1, query: "{}" } });
  assert.equal(answers(2).length, 0);
  assert.equal(answers(3).length, 1);
  await opening;
  assert.ok(messages.length > 1000);
});

test("a closed dataset is freed once, and says so afterwards", async () => {
  const module = fakeModule();
  const { session, answers } = await startSession(module);
  await session.receive(open(1, 5));
  for (const id of [2, 3]) await session.receive({ id, op: "close", input: { dataset: 1 } });
  assert.equal(answers(2)[0].ok, true);
  assert.equal(answers(3)[0].error.code, "closed");
  assert.equal(module.held, 0);
});

test("a trap ends the session with one message in place of every answer", async () => {
  const trap = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  const { session, messages } = await startSession(fakeModule({ run: trap }), { sliceBytes: 1 });
  await session.receive(open(1, 5));
  const opening = session.receive(open(2, 1000));
  await session.receive({ id: 3, op: "run", input: { dataset: 1, query: "{}" } });
  const count = messages.length;
  assert.equal(messages.at(-1).failed.code, "engine_failed");
  await opening;
  await session.receive({ id: 4, op: "memory", input: {} });
  assert.equal(messages.length, count, "nothing follows it");
});

test("want of memory has its own code", async () => {
  const exhausted = () => {
    throw new RangeError("casewise: out of memory");
  };
  const { session, messages } = await startSession(fakeModule({ append: exhausted }));
  await session.receive(open(1, 5));
  assert.equal(messages.at(-1).failed.code, "out_of_memory");
});

test("an engine that cannot start says why", async () => {
  const { messages } = await startSession(null, {
    load: () => Promise.reject(new WebAssembly.CompileError("no SIMD here")),
  });
  assert.equal(messages[0].failed.code, "unsupported_browser");
  assert.equal(messages.length, 1);
});
