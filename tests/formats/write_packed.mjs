// Writes .gz, .zip and .xlsx files, whole and in memory.
import { strToU8, zipSync } from "fflate";
import { gzipSync } from "node:zlib";

export const gz = (bytes) => Uint8Array.from(gzipSync(bytes));

/** @param {Record<string, Uint8Array | string>} members */
export const zip = (members, level = 6) =>
  zipSync(
    Object.fromEntries(
      Object.entries(members).map(([name, content]) => [
        name,
        typeof content === "string" ? strToU8(content) : content,
      ]),
    ),
    { level, mtime: "2024-01-01" },
  );

const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export function columnName(column) {
  const above = Math.floor(column / 26);
  return (above > 0 ? columnName(above - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/**
 * A sheet's XML. A cell is a text, or raw XML as `{ xml }`.
 * @param {{ strings?: string[], references?: boolean, prefix?: string, numbers?: boolean, rowAt?: (row: number) => number }} how
 *   `strings`: texts are shared ones, added here; else they stand in their cells. `numbers`: whole numbers are numbers.
 */
export function sheetXml(
  rows,
  { strings, references = true, prefix = "", numbers = true, rowAt = (row) => row + 1 } = {},
) {
  const places = new Map(strings?.map((text, place) => [text, place]));
  const shared = (text) => {
    if (!places.has(text)) {
      places.set(text, strings.length);
      strings.push(text);
    }
    return places.get(text);
  };
  const tag = (name) => prefix + name;
  const cell = (one, row, column) => {
    if (one === "" || one === undefined) return "";
    const place = references ? ` r="${columnName(column)}${row}"` : "";
    if (typeof one !== "string") return `<${tag("c")}${place}${one.xml}</${tag("c")}>`;
    if (numbers && /^\d{1,9}$/.test(one) && String(Number(one)) === one)
      return `<${tag("c")}${place}><${tag("v")}>${one}</${tag("v")}></${tag("c")}>`;
    return strings
      ? `<${tag("c")}${place} t="s"><${tag("v")}>${shared(one)}</${tag("v")}></${tag("c")}>`
      : `<${tag("c")}${place} t="inlineStr"><${tag("is")}><${tag("t")} xml:space="preserve">${escaped(one)}</${tag("t")}></${tag("is")}></${tag("c")}>`;
  };
  const parts = [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${tag("worksheet")} xmlns${prefix && `:${prefix.slice(0, -1)}`}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><${tag("sheetData")}>`,
  ];
  rows.forEach((row, at) => {
    const number = rowAt(at);
    const cells = row.map((one, column) =>
      !references && (one === "" || one === undefined) ? `<${tag("c")}/>` : cell(one, number, column),
    );
    parts.push(`<${tag("row")}${references ? ` r="${number}"` : ""}>${cells.join("")}</${tag("row")}>`);
  });
  parts.push(`</${tag("sheetData")}></${tag("worksheet")}>`);
  return parts.join("");
}

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The members of an .xlsx file. `sheets`: name to XML. */
export function workbook(sheets, { strings, styles, properties = "" } = {}) {
  const names = Object.keys(sheets);
  const related = names.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  if (strings)
    related.push(`<Relationship Id="rId98" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/>`);
  if (styles) related.push(`<Relationship Id="rId99" Type="${relations}/styles" Target="styles.xml"/>`);
  return {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<?xml version="1.0"?><workbook xmlns:r="${relations}">${properties}<sheets>${names
      .map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${related.join("")}</Relationships>`,
    ...(strings
      ? {
          "xl/sharedStrings.xml": `<sst>${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
        }
      : {}),
    ...(styles ? { "xl/styles.xml": styles } : {}),
    ...Object.fromEntries(names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheets[name]])),
  };
}

/** Rows as an .xlsx file with one sheet. */
export function xlsx(rows, how = {}) {
  const strings = how.inline ? undefined : [];
  return zip(workbook({ Cases: sheetXml(rows, { ...how, strings }) }, { strings, ...how }), how.level ?? 6);
}
