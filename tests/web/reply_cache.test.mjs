import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { canonicalJson, ReplyCache } = await load("web/bridge/reply_cache.ts");

const reply = (cells) => ({ header: {}, counts: new Uint32Array(cells), percents: new Float64Array(0) });
const ask = (cache, from, asked, cells = 1) =>
  cache.get({ kind: "flows", from }, undefined, async () => {
    asked.push(from);
    return reply(cells);
  });

test("the order of keys does not matter, the order of lists does", () => {
  assert.equal(canonicalJson({ b: { d: 1, c: [2, 1] }, a: null }), '{"a":null,"b":{"c":[2,1],"d":1}}');
  assert.equal(canonicalJson({ 'a"': undefined, b: ["x", {}, []] }), '{"b":["x",{},[]]}');
  assert.notEqual(canonicalJson([1, 2]), canonicalJson([2, 1]));
});

test("the least recently used reply goes first", async () => {
  const cache = new ReplyCache();
  const asked = [];
  for (let i = 0; i < 64; i++) await ask(cache, `${i}`, asked);
  await ask(cache, "0", asked);
  await ask(cache, "new", asked);
  asked.length = 0;
  await ask(cache, "0", asked);
  await ask(cache, "1", asked);
  assert.deepEqual(asked, ["1"]);
});

test("large replies do not pile up", async () => {
  const cache = new ReplyCache();
  const asked = [];
  for (let i = 0; i < 5; i++) await ask(cache, `${i}`, asked, 2 << 20);
  asked.length = 0;
  for (let i = 4; i >= 0; i--) await ask(cache, `${i}`, asked, 1);
  assert.deepEqual(asked, ["0"]);
});
