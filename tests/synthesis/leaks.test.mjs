// The leak scan in short; leaks.long.mjs runs the sizes of docs/synthesis.md.
import assert from "node:assert/strict";
import { test } from "node:test";
import { COLUMNS } from "./made.mjs";
import { errorsOf, findings, releaseOnce, scan, sensitive, SENTINELS } from "./leak_scan.mjs";

test("no sentinel and no exact number leaves, public domain", async () => {
  await scan(5003, 6);
});

test("nor with values found in the file, strict or not", async () => {
  await scan(5003, 3, { discovered: true });
  await scan(5003, 3, { discovered: true, parameters: { strict: undefined } });
});

test("nor in an error", async () => {
  const texts = await errorsOf(5003);
  assert.ok(texts.filter((text) => text !== "done").length >= 4, texts.join("\n"));
  assert.equal(findings(texts, 5003).sentinels, 0);
});

test("the scan finds what it looks for", async () => {
  const { csv } = sensitive(5003);
  for (const sentinel of SENTINELS) assert.ok(csv.includes(sentinel));
  assert.deepEqual(findings([csv, "about 5003 records", "5,003", "x5003y", "0.5003"], 5003), {
    sentinels: 1,
    numbers: 2,
  });
  // A value that many records have does leave: the scan reads the files in which it would.
  const common = csv.replaceAll("PHL", SENTINELS[0]);
  const { texts } = await releaseOnce(
    { ...sensitive(5003, { discovered: true }), csv: common },
    { length: 1, epsilon: 4 },
  );
  assert.ok(findings(texts, 5003).sentinels >= 2);
  assert.equal(COLUMNS[3], "citizenship");
});
