// Packed files with bytes changed at random: each is read or refused with a sentence, and nothing is read for long.
// What was unpacked whole is what was packed: checksums let no other pass.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createRandom } from "../simulate/random.mjs";
import { load } from "../web/load.mjs";
import { gz, sheetXml, workbook, xlsx, zip } from "./write_packed.mjs";
import { delimited, encoded } from "./write_text.mjs";

const { prepare, CasewiseError, errorCodes } = await load("web/decode/decoder.ts", "web/bridge/errors.ts");

const rows = [
  ["gender", "ageBroad", "notes"],
  ...Array.from({ length: 40 }, (_, at) => [at % 2 ? "Woman" : "Man", "9-17", `S\u00E3o, "${at}"`]),
];
const text = delimited(rows);
const strings = [];
const seeds = {
  gzip: gz(encoded(text, "utf-8")),
  "two gzip members": Buffer.concat([gz(Buffer.from(text.slice(0, 200))), gz(Buffer.from(text.slice(200)))]),
  zip: zip({ "a.csv": text, "b.txt": "note" }),
  "stored zip": zip({ "a.csv": text }, 0),
  xlsx: xlsx(rows),
  "stored xlsx": xlsx(rows, { level: 0 }),
  "xlsx with styles": zip(
    workbook(
      { One: sheetXml([...rows, [{ xml: ' s="1"><v>45552</v>' }]], { strings }) },
      {
        strings,
        styles: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="16"/></cellXfs></styleSheet>',
      },
    ),
    0,
  ),
  "utf-16le": encoded(text, "utf-16le", { mark: true }),
  "windows-1252": encoded(text, "windows-1252"),
};

async function decode(bytes) {
  const prepared = await prepare(new Blob([bytes]), {}, () => Promise.resolve(0));
  const parts = [];
  for await (const chunk of prepared.chunks) parts.push(chunk);
  return { read: Buffer.concat(parts).toString("utf8"), packed: prepared.report.packed };
}

function mutated(random, bytes) {
  const out = Uint8Array.from(bytes);
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    const at = random.below(out.length);
    if (random.below(2)) out[at] = random.below(256);
    else out[at] ^= 1 << random.below(8);
  }
  return random.below(4) ? out : out.subarray(0, random.below(out.length));
}

for (const [name, seed] of Object.entries(seeds)) {
  test(`${name}, 600 times changed`, async () => {
    const random = createRandom(name.length);
    const { read: whole } = await decode(seed);
    assert.match(whole, /^gender,ageBroad,notes\r?\n/);
    // Another member, and a file that ends behind its first one, are whole too.
    const good = new Set([whole, "note", text.slice(0, 200)]);
    for (let round = 0; round < 600; round++) {
      try {
        const { read, packed } = await decode(mutated(random, seed));
        // What is no longer seen to be packed is text; of a workbook, a date or a name may have changed.
        if (packed.length > 0 && !name.includes("xlsx")) assert.ok(good.has(read), JSON.stringify(read));
      } catch (cause) {
        assert.ok(cause instanceof CasewiseError, `${name}, round ${round}: ${cause?.stack}`);
        assert.ok(errorCodes.includes(cause.code));
        assert.match(cause.message, /\.$/);
      }
    }
  });
}

test("the XML of a sheet, 3,000 times changed", async () => {
  const { SheetLines, XmlReader } = await load("web/decode/sheet.ts", "web/decode/xml.ts");
  const { CasewiseError: Refusal } = await load("web/bridge/errors.ts");
  const random = createRandom(77);
  const xml = encoded(sheetXml(rows.slice(0, 6), { prefix: "x:" }), "utf-8");
  for (let round = 0; round < 3000; round++) {
    const lines = new SheetLines({ strings: ["a"], dateStyles: [undefined, "day"], from1904: false });
    const reader = new XmlReader(lines);
    try {
      const bytes = mutated(random, xml);
      const cut = random.below(bytes.length + 1);
      reader.push(bytes.subarray(0, cut));
      reader.push(bytes.subarray(cut));
      reader.end();
    } catch (cause) {
      assert.ok(
        cause?.name === Refusal.prototype.constructor.name || cause?.name === "CasewiseError",
        String(cause?.stack),
      );
    }
  }
});
