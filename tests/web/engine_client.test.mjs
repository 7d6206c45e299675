import assert from "node:assert/strict";
import { test } from "node:test";
import {
  code,
  codebook,
  described,
  description,
  fakeHost,
  ops,
  profile,
  reply,
  report,
  turn,
} from "./fake_host.mjs";
import { load } from "./load.mjs";

const { startEngine } = await load("web/bridge/engine_client.ts");

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
  assert.deepEqual(host.ends[0].posted[1], { cancel: ids[0] });
  host.ends[0].answer(ids[0], { dataset: 9, description });
  await turn();
  assert.deepEqual(host.ends[0].posted.at(-1).input, { dataset: 9 });
  await assert.rejects(engine.open(new Blob(["x"]), { signal: AbortSignal.abort() }), code("cancelled"));
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
  assert.deepEqual(ops(host.ends[0]).slice(0, 2), ["open", "cancel"]);
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
