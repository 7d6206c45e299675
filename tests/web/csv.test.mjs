import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { csvField, csvText, exportCsv, exportHtml, exportTsv } = await load(
  "web/model/csv.ts",
  "web/model/exportTable.ts",
);

test("fields with separators, quotes and breaks are quoted", () => {
  assert.equal(csvField("plain"), "plain");
  assert.equal(csvField('say "no", twice'), '"say ""no"", twice"');
  assert.equal(csvField("two\nlines"), '"two\nlines"');
  assert.equal(csvField(12.5), "12.5");
  assert.equal(csvField(null), "");
});

test("a field that a spreadsheet could run is disarmed", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r"]) {
    assert.match(csvField(`${start}cmd|' /C calc'!A0`), /^"?'/, JSON.stringify(start));
  }
  assert.equal(csvField('=HYPERLINK("x")'), `"'=HYPERLINK(""x"")"`);
  // A number of ours is not a text, so it stays a number.
  assert.equal(csvField(-1), "-1");
});

test("all lines have the same number of fields", () => {
  assert.equal(csvText([["a", "b", "c"], ["d"], []]), "a,b,c\r\nd,,\r\n,,\r\n");
});

const table = {
  title: "Age by gender",
  head: ["Age", "Cases"],
  body: [["<b>=1</b>", 3]],
  foot: [["Denominator", 4]],
  remarks: [["Filter", "=all & more"]],
};

test("a saved table carries its denominators and its remarks", () => {
  assert.equal(
    exportCsv(table),
    "\ufeffAge,Cases\r\n<b>=1</b>,3\r\nDenominator,4\r\n,\r\nAge by gender,\r\nFilter,'=all & more\r\n",
  );
  assert.equal(
    exportTsv(table),
    "Age\tCases\n<b>=1</b>\t3\nDenominator\t4\n\nAge by gender\nFilter\t'=all & more",
  );
});

test("values of the file cannot become markup on the clipboard", () => {
  const html = exportHtml(table);
  assert.ok(html.includes("<th>&lt;b&gt;=1&lt;/b&gt;</th><td>3</td>"));
  assert.ok(html.includes("<p>Filter: =all &amp; more</p>"));
});
