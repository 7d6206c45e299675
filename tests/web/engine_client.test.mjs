import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { startEngine } = await load("web/bridge/engine_client.ts");

const report = { bytes: 3, cases: 2 };
const description = { cases: 2, report, variables: [], sets: [] };
const profile = { kind: "profile" };
const reply = (mark = 1) => ({
  header: { kind: "profile", sections: [] },
  counts: Uint32Array.of(mark),
  percents: Float64Array.of(),
});

/**
 * A host whose far ends answer by `answers[op](input, id)`; undefined leaves the request unanswered.
 * `ends` are the far ends it has started, each with what was posted to it.
 */
function fakeHost(answers = {}) {
  const all = {
    open: () => ({ dataset: 7, description }),
    run: () => reply(),
    close: () => null,
    memory: () => ({ bytes: 8 }),
    ...answers,
  };
  const host = {
    ends: [],
    start: async (events) => {
      const end = { events, posted: [], terminated: false };
      host.ends.push(end);
      setImmediate(() => events.message({ ready: true }));
      end.answer = (id, output) => events.message({ id, ok: true, output });
      return {
        post: (request) => {
          end.posted.push(request);
          if ("cancel" in request) return;
          const output = all[request.op](request.input, request.id, end);
          if (output?.code) setImmediate(() => events.message({ id: request.id, ok: false, error: output }));
          else if (output !== undefined) setImmediate(() => end.answer(request.id, output));
        },
        terminate: () => {
          end.terminated = true;
        },
      };
    },
    codebook: async () => '{"id":"default"}',
  };
  return host;
}

const code = (expected) => (error) => {
  assert.equal(error.code, expected);
  assert.ok(error instanceof Error && error.message.length > 10);
  return true;
};
const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
const ops = (end) => end.posted.map((request) => request.op ?? "cancel");

test("open sends the source and a codebook, and brings report and description", async () => {
  const seen = [];
  const host = fakeHost({
    open: (input, id, end) => {
      seen.push(input);
      end.events.message({ id, progress: { phase: "reading", bytesRead: 1 } });
      return { dataset: 7, description };
    },
  });
  const engine = await startEngine(host);
  const source = new Blob(["a,b"]);
  const progress = [];
  const dataset = await engine.open(source, { onProgress: (one) => progress.push(one.phase) });
  assert.equal(dataset.report, report);
  assert.equal(dataset.description, description);
  assert.deepEqual(progress, ["reading"]);
  assert.equal(seen[0].source, source);
  assert.equal(seen[0].codebook, '{"id":"default"}');
  await engine.open(new Uint8Array([1, 2, 3]), { codebook: { id: "own" } });
  await engine.open(new ArrayBuffer(4), { codebook: '{"id":"text"}' });
  await engine.open(new Blob(["stream"]).stream());
  assert.deepEqual(
    seen
      .slice(1)
      .map(({ source: { constructor, length, size }, codebook }) => [
        constructor.name,
        length ?? size,
        JSON.parse(codebook).id,
      ]),
    [
      ["Uint8Array", 3, "own"],
      ["Uint8Array", 4, "text"],
      ["Blob", 6, "default"],
    ],
  );
  assert.deepEqual(await engine.memory(), { bytes: 8 });
});

test("equal queries in flight are asked once, and their reply is kept", async () => {
  const host = fakeHost();
  const dataset = await (await startEngine(host)).open(new Blob(["x"]));
  const [a, b] = await Promise.all([
    dataset.reply({ kind: "flows", from: "x", to: "y" }),
    dataset.reply({ to: "y", kind: "flows", from: "x" }),
  ]);
  assert.equal(a, b);
  assert.equal(await dataset.reply({ kind: "flows", from: "x", to: "y" }), a);
  await dataset.reply({ kind: "flows", from: "y", to: "x" });
  assert.deepEqual(ops(host.ends[0]), ["open", "run", "run"]);
});

test("the engine's error reaches the caller with code and where, and is not kept", async () => {
  const host = fakeHost({
    run: () => ({ code: "unknown_variable", message: "Name another.", where: "/rows" }),
  });
  const dataset = await (await startEngine(host)).open(new Blob(["x"]));
  for (let i = 0; i < 2; i++) {
    await assert.rejects(dataset.run(profile), {
      code: "unknown_variable",
      where: "/rows",
      name: "CasewiseError",
    });
  }
  assert.deepEqual(ops(host.ends[0]), ["open", "run", "run"]);
});

test("a query that is aborted while it waits is never sent", async () => {
  const waiting = [];
  const host = fakeHost({ run: (_, id) => void waiting.push(id) });
  const dataset = await (await startEngine(host)).open(new Blob(["x"]));
  const first = dataset.reply({ kind: "flows", from: "1" });
  const abort = new AbortController();
  const second = dataset.reply({ kind: "flows", from: "2" }, { signal: abort.signal });
  const third = dataset.reply({ kind: "flows", from: "3" });
  await turn();
  abort.abort();
  await assert.rejects(second, code("cancelled"));
  host.ends[0].answer(waiting[0], reply(1));
  await first;
  await turn();
  host.ends[0].answer(waiting[1], reply(3));
  assert.equal((await third).counts[0], 3);
  assert.deepEqual(
    host.ends[0].posted.filter(({ op }) => op === "run").map(({ input }) => input.query.from),
    ["1", "3"],
  );
  const late = AbortSignal.abort();
  await assert.rejects(dataset.reply(profile, { signal: late }), code("cancelled"));
});

test("a running query that is aborted rejects at once, and its reply is dropped", async () => {
  const ids = [];
  const host = fakeHost({ run: (_, id) => void ids.push(id) });
  const dataset = await (await startEngine(host)).open(new Blob(["x"]));
  const abort = new AbortController();
  const running = dataset.reply(profile, { signal: abort.signal });
  await turn();
  abort.abort();
  await assert.rejects(running, code("cancelled"));
  const again = dataset.reply(profile);
  await turn();
  assert.equal(ids.length, 1, "the engine is busy with the dropped one");
  host.ends[0].answer(ids[0], reply(1));
  await turn();
  host.ends[0].answer(ids[1], reply(2));
  assert.equal((await again).counts[0], 2);
});

test("one of two who share a query may leave without the other", async () => {
  const ids = [];
  const host = fakeHost({ run: (_, id) => void ids.push(id) });
  const dataset = await (await startEngine(host)).open(new Blob(["x"]));
  const abort = new AbortController();
  const leaves = dataset.reply(profile, { signal: abort.signal });
  const stays = dataset.reply(profile, { signal: new AbortController().signal });
  await turn();
  abort.abort();
  await assert.rejects(leaves, code("cancelled"));
  host.ends[0].answer(ids[0], reply(5));
  assert.equal((await stays).counts[0], 5);
});

test("an aborted open is cancelled at the far end; if it was done already its dataset is closed", async () => {
  const ids = [];
  const host = fakeHost({ open: (_, id) => void ids.push(id) });
  const engine = await startEngine(host);
  const abort = new AbortController();
  const opening = engine.open(new Blob(["x"]), { signal: abort.signal });
  await turn();
  abort.abort();
  await assert.rejects(opening, code("cancelled"));
  assert.deepEqual(host.ends[0].posted.at(-1), { cancel: ids[0] });
  host.ends[0].answer(ids[0], { dataset: 9, description });
  await turn();
  assert.deepEqual(host.ends[0].posted.at(-1).input, { dataset: 9 });
  await assert.rejects(engine.open(new Blob(["x"]), { signal: AbortSignal.abort() }), code("cancelled"));
});

test("after a trap all that waits is rejected, a new engine starts, and the file is read again on the next query", async () => {
  let trap = true;
  const host = fakeHost({
    run: (_, id, end) => {
      if (!trap) return reply(4);
      setImmediate(() =>
        end.events.message({ failed: { code: "engine_failed", message: "It stopped.", where: "" } }),
      );
    },
  });
  const engine = await startEngine(host);
  const source = new Blob(["x"]);
  const dataset = await engine.open(source);
  const waiting = [1, 2, 3].map((i) => dataset.reply({ kind: "flows", from: String(i) }));
  for (const one of waiting) await assert.rejects(one, code("engine_failed"));
  assert.equal(host.ends.length, 2);
  assert.ok(host.ends[0].terminated);
  await turn();
  assert.deepEqual(ops(host.ends[1]), [], "read again only when asked");
  trap = false;
  const replies = await Promise.all([dataset.reply(profile), dataset.reply({ kind: "flows" })]);
  assert.deepEqual(
    replies.map(({ counts }) => counts[0]),
    [4, 4],
  );
  assert.deepEqual(ops(host.ends[1]), ["open", "run", "run"]);
  assert.equal(host.ends[1].posted[0].input.source, source);
});

test("bytes are copied when given, kept as they come back, and sent again to a new engine", async () => {
  const seen = [];
  const host = fakeHost({
    open: ({ source }) => {
      seen.push([...source]);
      // As a worker does: what is sent leaves this thread, and comes back as another array.
      return { dataset: 7, description, bytes: structuredClone(source, { transfer: [source.buffer] }) };
    },
  });
  const engine = await startEngine(host);
  const given = Uint8Array.of(9, 1, 2, 3);
  const opening = engine.open(given.subarray(1));
  given.fill(0);
  const dataset = await opening;
  assert.equal(given.length, 4, "what the caller has stays with the caller");
  for (let broken = 0; broken < 2; broken++) {
    host.ends[broken].events.failure(Object.assign(new Error("the worker broke"), { code: "engine_failed" }));
    await dataset.reply({ kind: "flows", from: String(broken) });
  }
  assert.deepEqual(seen, Array(3).fill([1, 2, 3]));
});

test("a worker's error event counts as a trap", async () => {
  const host = fakeHost({ run: () => undefined });
  const dataset = await (await startEngine(host)).open(new Blob(["x"]));
  const waiting = dataset.reply(profile);
  await turn();
  host.ends[0].events.failure(Object.assign(new Error("the worker broke"), { code: "engine_failed" }));
  await assert.rejects(waiting, code("engine_failed"));
  assert.equal(host.ends.length, 2);
});

test("a file that has changed since is not mixed up with the one that was opened", async () => {
  let opened = 0;
  const host = fakeHost({
    open: () => ({
      dataset: ++opened,
      description: { ...description, report: { ...report, cases: opened } },
    }),
  });
  const dataset = await (await startEngine(host)).open(new Blob(["x"]));
  host.ends[0].events.failure(Object.assign(new Error("the worker broke"), { code: "engine_failed" }));
  await assert.rejects(
    dataset.reply(profile),
    (error) => code("closed")(error) && /changed/.test(error.message),
  );
  assert.deepEqual(ops(host.ends[1]), ["open", "close"]);
});

test("what is closed says so: dataset, engine, and all that waits", async () => {
  const host = fakeHost({ run: () => undefined });
  const engine = await startEngine(host);
  const [a, b] = [await engine.open(new Blob(["x"])), await engine.open(new Blob(["y"]))];
  a.close();
  a.close();
  await assert.rejects(a.reply(profile), code("closed"));
  assert.equal(ops(host.ends[0]).filter((op) => op === "close").length, 1);
  const waiting = b.reply(profile);
  await turn();
  engine.close();
  engine.close();
  await assert.rejects(waiting, code("closed"));
  await assert.rejects(b.reply(profile), code("closed"));
  await assert.rejects(engine.open(new Blob(["x"])), code("closed"));
  await assert.rejects(engine.memory(), code("closed"));
  assert.ok(host.ends[0].terminated);
  assert.equal(host.ends.length, 1);
});

test("an engine that cannot start rejects with its reason, and is tried again when asked again", async () => {
  const host = fakeHost();
  const { start } = host;
  host.start = async (events) => {
    setImmediate(() =>
      events.message({ failed: { code: "unsupported_browser", message: "Use another.", where: "" } }),
    );
    return { post() {}, terminate() {} };
  };
  await assert.rejects(startEngine(host), { code: "unsupported_browser" });
  host.start = start;
  const engine = await startEngine(host);
  assert.deepEqual(await engine.memory(), { bytes: 8 });
});
