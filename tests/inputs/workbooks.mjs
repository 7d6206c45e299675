// .xlsx: cells of every kind, dates, gaps, several sheets, and workbooks that are broken or hostile.
import { sheetXml, twoProfile, workbook, xlsx, zip } from "./make.mjs";

const table = [
  ["gender", "age"],
  ["Man", "0-8"],
  ["Woman", "9-17"],
];
const cell = (attributes, inside) => ({ xml: `${attributes}>${inside}` });
const value = (type, text, style = "") =>
  cell(`${type && ` t="${type}"`}${style && ` s="${style}"`}`, `<v>${text}</v>`);
const styles = (...ids) =>
  `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-809]dd\\ mmmm;@"/><numFmt numFmtId="171" formatCode="0.0&quot;d&quot;"/></numFmts><cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`;
const of = (rows, how = {}) => xlsx(rows, { inline: true, ...how });
const replaced = (part, from, to, rows = table) => {
  const strings = [];
  const parts = workbook({ Cases: sheetXml(rows, { strings }) }, { strings });
  return zip({ ...parts, [part]: parts[part].replace(from, to) });
};
const without = (part) => {
  const strings = [];
  const parts = workbook({ Cases: sheetXml(table, { strings }) }, { strings });
  delete parts[part];
  return zip(parts);
};
const sheet = "xl/worksheets/sheet1.xml";
const sheets = (names) =>
  zip(workbook(Object.fromEntries(names.map(([name, rows]) => [name, sheetXml(rows)]))));

export const rows = [
  {
    name: "a workbook",
    bytes: xlsx(table),
    report: {
      cases: 2,
      input: { packed: ["xlsx"], sheet: "Cases", sheets: 1, dateCells: 0, separatorFrom: "format" },
    },
    profile: twoProfile,
  },
  {
    name: "a workbook whose names have a prefix",
    bytes: xlsx(table, { prefix: "x:" }),
    report: { cases: 2 },
    profile: twoProfile,
  },
  {
    name: "a workbook without references to cells",
    bytes: of(table, { references: false }),
    report: { cases: 2 },
    profile: twoProfile,
  },
  {
    name: "rows and cells that are left out",
    bytes: of(
      [
        ["gender", "age", "year"],
        ["", "0-8", ""],
        ["", "", "2010"],
      ],
      { rowAt: (at) => [1, 3, 4][at] },
    ),
    report: { cases: 2, blankLines: { count: 1, lines: [2] }, shortLines: { count: 0, lines: [] } },
    profile: { age: { "0-8": 1 }, year: { 2010: 1 } },
  },
  {
    name: "cells that are true and false",
    bytes: of([
      ["debt", "gender"],
      [value("b", "1"), "Man"],
      [value("b", "0"), "Man"],
    ]),
    report: { cases: 2 },
    profile: { means: { debt: 1 } },
  },
  {
    name: "numbers with exponents and fractions",
    bytes: of([
      ["year", "gender"],
      [value("", "2.01E3"), "Man"],
      [value("n", "2011.0"), ""],
      [value("", "2010.5"), ""],
    ]),
    report: { cases: 3 },
    profile: { year: { 2010: 1, 2011: 1, 2010.5: 1 } },
  },
  {
    name: "formulas and their errors",
    bytes: of([
      ["gender", "age"],
      [cell(' t="str"', "<f>A1</f><v>Man</v>"), value("e", "#N/A")],
    ]),
    report: { cases: 1 },
    profile: { gender: { Man: 1 }, age: { "#N/A": 1 } },
  },
  {
    name: "an age that Excel made a day",
    bytes: of(
      [
        ["gender", "age"],
        ["Man", value("", "45552", "1")],
      ],
      { styles: styles(0, 16) },
    ),
    report: { cases: 1, input: { dateCells: 1 } },
    profile: { age: { "17-Sep": 1 } },
  },
  {
    name: "a day in a format of the user's",
    bytes: of(
      [
        ["gender", "age"],
        ["Man", value("", "45552", "1")],
      ],
      { styles: styles(0, 170) },
    ),
    report: { input: { dateCells: 1 } },
    profile: { age: { "17-Sep": 1 } },
  },
  {
    name: "a date with its year",
    bytes: of(
      [
        ["gender", "year"],
        ["Man", value("", "45552", "1")],
      ],
      { styles: styles(0, 14) },
    ),
    report: { input: { dateCells: 1 } },
    profile: { year: { "2024-09-17": 1 } },
  },
  {
    name: "days that count from 1904",
    bytes: of(
      [
        ["gender", "year"],
        ["Man", value("", "44090", "1")],
      ],
      { styles: styles(0, 14), properties: '<workbookPr date1904="1"/>' },
    ),
    report: { input: { dateCells: 1 } },
    profile: { year: { "2024-09-17": 1 } },
  },
  {
    name: "a date as text of ISO 8601",
    bytes: of([
      ["gender", "year"],
      ["Man", value("d", "2024-09-17")],
    ]),
    report: { input: { dateCells: 1 } },
    profile: { year: { "2024-09-17": 1 } },
  },
  {
    name: "a format that only looks like a date's",
    bytes: of(
      [
        ["gender", "year"],
        ["Man", value("", "2010", "1")],
      ],
      { styles: styles(0, 171) },
    ),
    report: { input: { dateCells: 0 } },
    profile: { year: { 2010: 1 } },
  },
  {
    name: "texts with commas, quotes and line ends",
    bytes: of([
      ["gender", "age"],
      ['a,"b"\nc', "0-8"],
    ]),
    report: { cases: 1 },
    profile: { gender: { 'a,"b"\nc': 1 } },
  },
  {
    name: "texts in pieces, with a remark on pronunciation",
    bytes: replaced(
      "xl/sharedStrings.xml",
      '<t xml:space="preserve">Man</t>',
      "<r><t>M</t></r><r><t>an</t></r><rPh><t>zzz</t></rPh>",
    ),
    report: { cases: 2 },
    profile: twoProfile,
  },
  {
    name: "entities by name and number, and CDATA",
    bytes: replaced("xl/sharedStrings.xml", ">Man<", "><![CDATA[M]]>&#97;&#x6E;<"),
    report: { cases: 2 },
    profile: twoProfile,
  },
  {
    name: "an entity that is not XML's",
    bytes: replaced("xl/sharedStrings.xml", ">Man<", ">&evil;<"),
    error: "not_a_table",
  },
  {
    name: "a document type",
    bytes: replaced(sheet, "<worksheet", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet'),
    error: "not_a_table",
  },
  {
    name: "comments and instructions in a sheet",
    bytes: replaced(sheet, "<sheetData>", "<!-- <row> --><?x <row> ?><sheetData>"),
    report: { cases: 2 },
    profile: twoProfile,
  },
  {
    name: "a sheet that ends too early",
    bytes: replaced(sheet, "</sheetData></worksheet>", ""),
    error: "not_a_table",
  },
  {
    name: "a sheet with a second root",
    bytes: replaced(sheet, "</worksheet>", "</worksheet><worksheet/>"),
    error: "not_a_table",
  },
  { name: "rows in no order", bytes: replaced(sheet, '<row r="3">', '<row r="2">'), error: "not_a_table" },
  {
    name: "a shared text that is not there",
    bytes: replaced(sheet, "<v>0</v>", "<v>99</v>"),
    error: "not_a_table",
  },
  { name: "a cell in a place that is none", bytes: replaced(sheet, 'r="A1"', 'r="1"'), error: "not_a_table" },
  {
    name: "a cell beyond the last column",
    bytes: replaced(sheet, 'r="B3"', 'r="ZZZZ3"'),
    error: "too_large",
  },
  {
    name: "a row beyond the last",
    bytes: replaced(sheet, '<row r="3">', '<row r="9999999">'),
    error: "too_large",
  },
  { name: "a workbook without shared texts", bytes: without("xl/sharedStrings.xml"), error: "not_a_table" },
  { name: "a workbook without its sheet", bytes: without(sheet), error: "not_a_table" },
  {
    name: "a workbook without relations",
    bytes: without("xl/_rels/workbook.xml.rels"),
    error: "not_a_table",
  },
  {
    name: "a sheet somewhere else on the network",
    bytes: replaced(
      "xl/_rels/workbook.xml.rels",
      'Target="worksheets/sheet1.xml"',
      'Target="http://example.org/x" TargetMode="External"',
    ),
    error: "not_a_table",
  },
  { name: "an empty sheet", bytes: sheets([["Cases", []]]), error: "empty_file line 1" },
  {
    name: "empty sheets beside the one with cells",
    bytes: sheets([
      ["Sheet1", []],
      ["Cases", table],
      ["Sheet3", []],
    ]),
    report: { cases: 2, input: { sheet: "Cases", sheets: 3 } },
    profile: twoProfile,
  },
  {
    name: "two sheets with cells",
    bytes: sheets([
      ["Notes", [["x"]]],
      ["Cases", table],
    ]),
    error: "choose_member 1 to 2",
  },
  {
    name: "two sheets, one by name",
    bytes: sheets([
      ["Notes", [["x"]]],
      ["Cases", table],
    ]),
    format: { sheet: "Cases" },
    report: { cases: 2 },
    profile: twoProfile,
  },
  {
    name: "two sheets, one by number",
    bytes: sheets([
      ["Notes", [["x"]]],
      ["Cases", table],
    ]),
    format: { sheet: 2 },
    report: { cases: 2 },
    profile: twoProfile,
  },
  {
    name: "two sheets, and none of that name",
    bytes: sheets([
      ["Notes", [["x"]]],
      ["Cases", table],
    ]),
    format: { sheet: "Other" },
    error: "choose_member 1 to 2",
  },
  {
    name: "a long text that many cells name",
    bytes: () => {
      const strings = [`${"x".repeat(900_000)}`];
      return zip(
        workbook(
          { A: sheetXml([["gender", "age"], Array.from({ length: 40 }, () => strings[0])], { strings }) },
          { strings },
        ),
      );
    },
    error: "too_large",
  },
  {
    name: "a workbook in which all columns are unknown",
    bytes: of([
      ["a", "b"],
      ["1", "2"],
    ]),
    error: "no_known_column line 1",
  },
  {
    name: "a wider row than the header",
    bytes: of([
      ["gender", "age"],
      ["Man", "0-8", "x"],
    ]),
    report: { cases: 0, longLinesSetAside: { count: 1, lines: [2] } },
  },
];
