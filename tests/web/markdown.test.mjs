import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./load.mjs";

const { parseInline, parseMarkdown } = await load("web/model/markdown.ts");
const text = (value) => [{ kind: "text", text: value }];

test("headings, paragraphs and code", () => {
  assert.deepEqual(parseMarkdown("# One\ntwo\nthree\n\n## Four\n\n```js\na  b\n\nc\n```\nend"), [
    { kind: "heading", level: 1, text: text("One") },
    { kind: "paragraph", text: text("two three") },
    { kind: "heading", level: 2, text: text("Four") },
    { kind: "code", text: "a  b\n\nc" },
    { kind: "paragraph", text: text("end") },
  ]);
});

test("lists keep their numbers, go on over lines, and hold lists", () => {
  const [list, after] = parseMarkdown(
    "3. one\n   more\n   - inner\n     goes on\n   - second\n4. two\n\nafter",
  );
  assert.deepEqual(list, {
    kind: "list",
    ordered: true,
    start: 3,
    items: [
      [
        { kind: "paragraph", text: text("one more") },
        {
          kind: "list",
          ordered: false,
          start: 1,
          items: [
            [{ kind: "paragraph", text: text("inner goes on") }],
            [{ kind: "paragraph", text: text("second") }],
          ],
        },
      ],
      [{ kind: "paragraph", text: text("two") }],
    ],
  });
  assert.equal(after.kind, "paragraph");
});

test("tables have a head and rows, and empty cells stay", () => {
  const [table] = parseMarkdown("| a | b |\n| --- | ---: |\n| 1 | |\n| 2 | x |");
  assert.deepEqual(table, {
    kind: "table",
    head: [text("a"), text("b")],
    rows: [
      [text("1"), []],
      [text("2"), text("x")],
    ],
  });
});

test("a link to a note beside this one stays a link; nothing else does", () => {
  assert.deepEqual(parseInline("see [masking](masking.md)."), [
    { kind: "text", text: "see " },
    { kind: "link", text: "masking", to: "masking.md" },
    { kind: "text", text: "." },
  ]);
  for (const to of ["https://example.org/a.md", "../a.md", "javascript:a.md", "a.md#b", "", "a.html"])
    assert.deepEqual(parseInline(`[x](${to})`), [{ kind: "text", text: "x" }], to);
});

test("inline code, strong and emphasis; links are their text; markup stays text", () => {
  assert.deepEqual(parseInline("a `<b>` **c** *d* [e](f) <img src=x>"), [
    { kind: "text", text: "a " },
    { kind: "code", text: "<b>" },
    { kind: "text", text: " " },
    { kind: "strong", text: "c" },
    { kind: "text", text: " " },
    { kind: "emphasis", text: "d" },
    { kind: "text", text: " " },
    { kind: "text", text: "e" },
    { kind: "text", text: " <img src=x>" },
  ]);
});

test("the notes that the page shows lead only to each other", () => {
  for (const note of ["methods.md", "masking.md"]) {
    const text = readFileSync(new URL(`../../docs/${note}`, import.meta.url), "utf8");
    const links = [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, to]) => to);
    assert.ok(links.length > 0);
    for (const to of links) assert.ok(["methods.md", "masking.md"].includes(to), `${note}: ${to}`);
  }
});

test("the methods note is read whole: numbered rules, and the worked example as a table", () => {
  const blocks = parseMarkdown(readFileSync(new URL("../../docs/methods.md", import.meta.url), "utf8"));
  const rules = blocks.find(({ kind }) => kind === "list");
  assert.ok(rules.ordered && rules.start === 1 && rules.items.length >= 15);
  const table = blocks.find(({ kind }) => kind === "table");
  assert.equal(table.rows.length, 5);
  const flat = JSON.stringify(blocks);
  assert.ok(!/\*\*|\| ---/.test(flat));
});
