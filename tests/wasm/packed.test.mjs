// Packed files through the package: progress, cancelling, want of memory, and what was open before.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gz, zip } from "../formats/write_packed.mjs";
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
