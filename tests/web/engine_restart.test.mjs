// When an engine broke, has grown large or cannot start: what waits is told, and another takes over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { code, description, fakeHost, ops, profile, reply, turn } from "./fake_host.mjs";
import { load } from "./load.mjs";

const { startEngine } = await load("web/bridge/engine_client.ts");

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

test("an engine with large memory is replaced also when it was asked for its memory as the last file closed", async () => {
  const bytes = 65 << 20;
  const host = fakeHost({ close: () => ({ bytes }), memory: () => ({ bytes }) });
  const engine = await startEngine(host);
  const dataset = await engine.open(new Blob(["a"]));
  const asked = engine.memory();
  dataset.close();
  assert.deepEqual(await asked, { bytes });
  await turn();
  assert.equal(host.ends.length, 2);
  assert.ok(host.ends[0].terminated);
  engine.close();
});

test("a file that was refused leaves no large memory behind, unless another is open", async () => {
  const refusal = { code: "not_a_table", message: "Choose another file.", where: "" };
  const host = fakeHost({ memory: () => ({ bytes: 65 << 20 }) });
  const engine = await startEngine(host);
  const dataset = await engine.open(new Blob(["a"]));
  host.answers.open = () => refusal;
  await assert.rejects(engine.open(new Blob(["b"])), code("not_a_table"));
  await turn();
  assert.equal(host.ends.length, 1, "the first is still open");
  dataset.close();
  await turn();
  await assert.rejects(engine.open(new Blob(["b"])), code("not_a_table"));
  await turn();
  assert.equal(host.ends.length, 2);
  assert.ok(host.ends[0].terminated);
  engine.close();
});

test("what was heard while a file was opened is over when a new engine reads it again", async () => {
  const host = fakeHost({
    open: (input, id, end) => {
      end.events.message({ id, progress: { phase: "reading", bytesRead: 1 } });
      return { dataset: 7, description };
    },
  });
  const engine = await startEngine(host);
  const told = [];
  const opener = new AbortController();
  const { signal } = opener;
  const dataset = await engine.open(new Blob(["x"]), { signal, onProgress: ({ phase }) => told.push(phase) });
  assert.deepEqual(told, ["reading"]);
  opener.abort();
  host.ends[0].events.failure(Object.assign(new Error("the worker broke"), { code: "engine_failed" }));
  assert.equal((await dataset.reply(profile)).counts[0], 1);
  assert.deepEqual(ops(host.ends[1]), ["open", "run"]);
  assert.deepEqual(told, ["reading"]);
});
