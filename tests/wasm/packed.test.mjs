// Packed files through the package: progress, cancelling, want of memory, and what was open before.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { gz, xlsx, zip } from "../formats/write_packed.mjs";
import { openEngine } from "./engine.mjs";

const header = "gender,ageBroad\n";
const utf8 = (text) => new TextEncoder().encode(text);
let engine;
let open;
before(async () => {
  engine = await openEngine();
  open = await engine.open(utf8(`${header}Man,9-17\n`));
});
after(() => engine?.close());

const stillOpen = async () => assert.equal((await open.run({ kind: "profile" })).cases, 1);

test("progress is told in bytes of the file as it lies there, and in cases", async () => {
  const bytes = gz(utf8(header + "Woman,9--17\n".repeat(300_000)));
  const told = [];
  const dataset = await engine.open(bytes, { onProgress: (progress) => told.push(progress) });
  // At the first chunk and at the end; between them every few milliseconds.
  assert.ok(told.length >= 2);
  assert.ok(
    told.every(({ bytesRead, bytesTotal }) => bytesTotal === bytes.length && bytesRead <= bytesTotal),
  );
  assert.deepEqual(
    told.map(({ cases }) => cases),
    told.map(({ cases }) => cases).sort((a, b) => a - b),
  );
  assert.equal(told.at(-1).bytesRead, bytes.length);
  assert.equal(told.at(-1).cases, 300_000);
  dataset.close();
});

test("a cancelled reading stops at the next slice, and frees the decoder", async () => {
  const bytes = zip({ "a.csv": header + "Woman,9--17\n".repeat(2_000_000) });
  const controller = new AbortController();
  let told = 0;
  const opening = engine.open(bytes, {
    signal: controller.signal,
    onProgress: () => {
      if (++told === 2) controller.abort();
    },
  });
  await assert.rejects(opening, { code: "cancelled" });
  assert.ok(told < 5, `${told} slices were read behind the abort`);
  await stillOpen();
});

/** A file that says how many slices of it were asked for. */
function counted(bytes) {
  const blob = new Blob([bytes]);
  const source = { size: blob.size, slices: 0, onSlice: () => undefined };
  source.slice = (from, to) => {
    source.slices++;
    source.onSlice();
    return blob.slice(from, to);
  };
  return source;
}
const manyRows = Array.from({ length: 60_000 }, (_, i) => ["Woman", "9--17", `${2002 + (i % 20)}`]);
const manyLines = utf8([["gender", "ageBroad", "yearOfRegistration"], ...manyRows].join("\n").repeat(2));
for (const [name, bytes] of Object.entries({
  // Not deflated, so that there are many slices.
  xlsx: xlsx([["gender", "ageBroad", "yearOfRegistration"], ...manyRows], { level: 0 }),
  gz: Uint8Array.from(gzipSync(manyLines, { level: 0 })),
  zip: zip({ "a.csv": manyLines }, 0),
}))
  test(`after a cancel, no further slice of a .${name} is asked for, wherever it comes`, async () => {
    const whole = counted(bytes);
    (await engine.open(whole)).close();
    assert.ok(whole.slices > 6, `${whole.slices} slices`);
    for (let at = 1; at <= whole.slices; at += Math.ceil(whole.slices / 7)) {
      const source = counted(bytes);
      const controller = new AbortController();
      source.onSlice = () => source.slices === at && controller.abort();
      await assert.rejects(engine.open(source, { signal: controller.signal }), { code: "cancelled" });
      const asked = source.slices;
      assert.ok(asked <= at + 1, `${asked - at} slices were asked for behind the cancel at ${at}`);
      // Nothing goes on unheard, either.
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
      assert.ok(source.slices <= at + 1, `${source.slices - at} slices in the end`);
    }
    await stillOpen();
  });

test("a question that nobody answers leaves the open file as it was", async () => {
  const bytes = zip({ "a.csv": `${header}Man,\n`, "b.csv": header });
  const asked = [];
  const choose = (choice) => {
    asked.push(choice);
    return Promise.resolve(null);
  };
  await assert.rejects(engine.open(bytes, { choose }), { code: "cancelled" });
  assert.deepEqual(asked, [
    {
      of: "member",
      entries: [
        { name: "a.csv", bytes: 21 },
        { name: "b.csv", bytes: 16 },
      ],
    },
  ]);
  await stillOpen();
  const dataset = await engine.open(bytes, { choose: () => Promise.resolve(0) });
  assert.equal(dataset.report.input.member, "a.csv");
  dataset.close();
});

test("a refusal holds no name of a file, and nothing of its content", async () => {
  const bytes = zip({ "secret name.csv": "secret,text\n", "other.csv": "secret,text\n" });
  await assert.rejects(engine.open(bytes), (cause) => {
    assert.doesNotMatch(JSON.stringify(cause.detail()), /secret|other\.csv/);
    return cause.code === "choose_member";
  });
});

test("a file too large for the memory there is has a sentence, and what was open stays open", async () => {
  const names = Array.from({ length: 1000 }, (_, at) => `v${at}`);
  const codebook = {
    id: "wide",
    version: "1",
    missingSpellings: [""],
    indicatorSpellings: { present: ["1"], absent: ["0"] },
    variables: names.map((id) => ({ id, type: "categorical", valueKind: "year", range: [1, 2] })),
    sets: [],
    derived: [],
  };
  const bytes = gz(utf8(`${names.join(",")}\n${"1,".repeat(999)}1\n`));
  // As in a browser that has no more to give: 65,536 cases of 1,000 columns are 64 MB.
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = () => {
    throw new RangeError("no more memory");
  };
  try {
    await assert.rejects(engine.open(bytes, { codebook }), (cause) => {
      assert.equal(cause.code, "out_of_memory");
      assert.match(cause.message, /not enough memory/);
      return true;
    });
    await stillOpen();
  } finally {
    WebAssembly.Memory.prototype.grow = grow;
  }
  const dataset = await engine.open(bytes, { codebook });
  assert.equal(dataset.report.cases, 1);
  dataset.close();
});
