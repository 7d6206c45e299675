import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { startEngine } = await load("web/bridge/engine_client.ts");

const report = { bytes: 3, cases: 2, columns: [], absentVariables: [], variables: [] };
const codebook = { id: "made-up", title: "Made up", variables: [] };
const described = { cases: 2, report, variables: [], sets: [] };
const description = JSON.stringify(described);
const profile = { kind: "profile" };
const reply = (mark = 1) => ({
  header: JSON.stringify({ kind: "profile", sections: [] }),
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
    close: () => ({ bytes: 8 }),
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
          if (!("op" in request)) return;
          const output = all[request.op](request.input, request.id, end);
          if (output?.code) setImmediate(() => events.message({ id: request.id, ok: false, error: output }));
          else if (output !== undefined) setImmediate(() => end.answer(request.id, output));
        },
        terminate: () => {
          end.terminated = true;
        },
      };
    },
    codebook: async () => JSON.stringify(codebook),
  };
  return host;
}

const code = (expected) => (error) => {
  assert.equal(error.code, expected);
  assert.ok(error instanceof Error && error.message.length > 10);
  return true;
};
const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
const ops = (end) => end.posted.map((request) => request.op ?? Object.keys(request)[0]);

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
  assert.equal(dataset.report.cases, report.cases);
  assert.equal(dataset.report.release.codebook, "made-up");
  assert.deepEqual(dataset.description, { ...described, codebook, report: dataset.report });
  assert.deepEqual(progress, ["reading"]);
  assert.equal(seen[0].source, source);
  const own = await engine.open(new Uint8Array([1, 2, 3]), { codebook: { ...codebook, id: "own" } });
  assert.deepEqual(own.description.codebook, { ...codebook, id: "own" });
  await engine.open(new ArrayBuffer(4), { codebook: JSON.stringify({ ...codebook, id: "text" }) });
  await engine.open(new Blob(["stream"]).stream());
  assert.deepEqual(
    seen.map(({ source: { inPieces, size }, codebook: sent }) => [
      inPieces ?? size,
      sent && JSON.parse(sent).id,
    ]),
    [
      [3, undefined],
      [3, "own"],
      [4, "text"],
      [6, undefined],
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
    host.ends[0].posted.filter(({ op }) => op === "run").map(({ input }) => JSON.parse(input.query).from),
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

/** A far end as a worker: pieces leave this thread, and come back with the answer as other arrays. */
function hostOfPieces() {
  const host = fakeHost({ open: () => undefined });
  const { start } = host;
  host.start = async (events) => {
    const port = await start(events);
    const end = host.ends.at(-1);
    let bytes = 0;
    let arrived = [];
    return {
      ...port,
      post(request) {
        const sent =
          "piece" in request ? structuredClone(request, { transfer: [request.piece.buffer] }) : request;
        port.post(sent);
        if (sent.op === "open") [bytes, arrived] = [sent.input.source.inPieces, []];
        if (!("piece" in sent)) return;
        arrived.push(sent.piece);
        if (arrived.reduce((sum, { length }) => sum + length, 0) < bytes) return;
        host.received.push(Buffer.concat(arrived));
        setImmediate(() => end.answer(sent.of, { dataset: 7, description, pieces: arrived }));
      },
    };
  };
  host.received = [];
  return host;
}

test("bytes are copied when given, kept as they come back, and sent again to a new engine", async () => {
  const host = hostOfPieces();
  const engine = await startEngine(host);
  await turn();
  const given = new Uint8Array((2 << 20) + 10).map((_, at) => at % 251);
  const expected = Buffer.from(given.subarray(1));
  const opening = engine.open(given.subarray(1));
  given.fill(0);
  const dataset = await opening;
  assert.equal(given.length, expected.length + 1, "what the caller has stays with the caller");
  assert.equal(host.ends[0].posted.filter((one) => "piece" in one).length, 3);
  for (let broken = 0; broken < 2; broken++) {
    host.ends[broken].events.failure(Object.assign(new Error("the worker broke"), { code: "engine_failed" }));
    await dataset.reply({ kind: "flows", from: String(broken) });
  }
  assert.deepEqual(
    host.received.map((one) => one.equals(expected)),
    [true, true, true],
  );
});

test("bytes are those of the moment of the call, also while an engine is still starting", async () => {
  const host = hostOfPieces();
  const engine = await startEngine(host);
  await turn();
  host.ends[0].events.failure(Object.assign(new Error("the worker broke"), { code: "engine_failed" }));
  const given = Uint8Array.of(1, 2, 3);
  const opening = engine.open(given.buffer);
  given.fill(0);
  await opening;
  assert.deepEqual([...host.received[0]], [1, 2, 3]);
  assert.equal(host.ends.length, 2);
});

test("want of memory for a copy ends the open on both sides", async () => {
  const host = fakeHost({ open: () => undefined });
  const engine = await startEngine(host);
  await turn();
  const given = new Uint8Array(4);
  given.subarray = () => {
    throw new RangeError("Array buffer allocation failed");
  };
  await assert.rejects(engine.open(given), code("out_of_memory"));
  assert.deepEqual(ops(host.ends[0]), ["open", "cancel"]);
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
      description,
      fingerprint: opened,
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

test("an engine whose memory has grown large is replaced once nothing is open", async () => {
  const host = fakeHost({ close: () => ({ bytes: 65 << 20 }) });
  const engine = await startEngine(host);
  const [first, second] = [await engine.open(new Blob(["a"])), await engine.open(new Blob(["b"]))];
  first.close();
  await turn();
  assert.equal(host.ends.length, 1, "the second is still open");
  second.close();
  second.close();
  await turn();
  assert.equal(host.ends.length, 2);
  assert.ok(host.ends[0].terminated);
  const third = await engine.open(new Blob(["c"]));
  assert.equal((await third.reply(profile)).counts[0], 1);
  assert.deepEqual(ops(host.ends[1]), ["open", "run"]);
  engine.close();
});

test("an engine with little memory stays, and so does one in which a file is being opened", async () => {
  let bytes = 64 << 20;
  const host = fakeHost({ close: () => ({ bytes }) });
  const engine = await startEngine(host);
  (await engine.open(new Blob(["a"]))).close();
  await turn();
  assert.equal(host.ends.length, 1);
  bytes++;
  const dataset = await engine.open(new Blob(["a"]));
  dataset.close();
  const next = await engine.open(new Blob(["b"]));
  await turn();
  assert.equal(host.ends.length, 1);
  assert.equal((await next.reply(profile)).counts[0], 1);
  engine.close();
});
