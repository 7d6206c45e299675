import { ContractError, orError } from "./errors.mjs";
import { readLines, separatorOf } from "./read_lines.mjs";
import { isTwoLetterColumn, readIndicator, readValue } from "./read_values.mjs";
import { sameSpelling } from "./text.mjs";

/** @typedef {import("./codebook.mjs").Codebook} Codebook */
/** @typedef {import("./codebook.mjs").Value} Value */
/** @typedef {import("./read_lines.mjs").FileLine} FileLine */

/**
 * One case: a value for every variable of the codebook, null where it is missing. Indicators are 1, 0 or
 * null.
 * @typedef {Record<string, Value | null>} Case
 *
 * @typedef {object} Column
 * @property {string} header
 * @property {string | null} variable
 * @property {"exact" | "alias" | "duplicate" | null} mapped
 *
 * @typedef {object} Dataset
 * @property {Codebook} codebook
 * @property {Case[]} cases
 * @property {Record<string, string>[]} fields what the file says, case by case, for the variables that it has
 * @property {Record<string, boolean>} inFile
 * @property {Record<string, boolean>} isTwoLetter of country variables
 * @property {string} separator
 * @property {boolean} byteOrderMark
 * @property {Column[]} columns
 * @property {{ blank: number[], short: number[], longKept: number[], longSetAside: number[] }} lines line
 *   numbers
 */

/** @param {string | Uint8Array | ArrayBuffer} bytesOrText */
function textOf(bytesOrText) {
  if (typeof bytesOrText === "string") return bytesOrText;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytesOrText);
  } catch {
    throw new ContractError("bad_encoding", "");
  }
}

/** @param {FileLine} line */
const isBlank = (line) => line.fields.length === 1 && line.fields[0] === "";

/** @param {Codebook} codebook @param {string[]} headers @returns {Column[]} */
function columnsOf(codebook, headers) {
  /** @type {Column[]} */
  const columns = [];
  for (const header of headers) {
    const variable = codebook.variables.find(({ id, headerAliases = [] }) =>
      [id, ...headerAliases].some((name) => sameSpelling(name, header)),
    );
    if (variable === undefined) columns.push({ header, variable: null, mapped: null });
    else {
      const isDuplicate = columns.some((column) => column.variable === variable.id);
      const mapped = isDuplicate ? "duplicate" : header === variable.id ? "exact" : "alias";
      columns.push({ header, variable: variable.id, mapped });
    }
  }
  return columns;
}

/** Which lines are cases. @param {FileLine[]} lines @param {number} columnCount */
function sortLines(lines, columnCount) {
  /** @type {Dataset["lines"]} */
  const numbers = { blank: [], short: [], longKept: [], longSetAside: [] };
  /** @type {string[][]} */
  const cases = [];
  for (const { line, fields } of lines) {
    if (isBlank({ line, fields }) && columnCount > 1) numbers.blank.push(line);
    else if (fields.length < columnCount) {
      numbers.short.push(line);
      cases.push([...fields, ...Array(columnCount - fields.length).fill("")]);
    } else if (fields.length === columnCount) cases.push(fields);
    else if (fields.slice(columnCount).every((field) => field === "")) {
      numbers.longKept.push(line);
      cases.push(fields.slice(0, columnCount));
    } else numbers.longSetAside.push(line);
  }
  return { numbers, cases };
}

/**
 * Files repeat few spellings very often; reading each once keeps the sample of 20,000 cases quick.
 * @template T
 * @param {(field: string) => T} read
 * @returns {(field: string) => T}
 */
function remembering(read) {
  /** @type {Map<string, T>} */
  const known = new Map();
  return (field) => {
    const value = known.has(field) ? /** @type {T} */ (known.get(field)) : read(field);
    known.set(field, value);
    return value;
  };
}

/**
 * @param {string | Uint8Array | ArrayBuffer} bytesOrText
 * @param {Codebook} codebook
 * @returns {Dataset}
 */
function readCases(bytesOrText, codebook) {
  const whole = textOf(bytesOrText);
  const byteOrderMark = whole.startsWith("\ufeff");
  const text = byteOrderMark ? whole.slice(1) : whole;
  const separator = separatorOf(text);
  const lines = readLines(text, separator);
  const headerIndex = lines.findIndex((line) => !isBlank(line));
  if (headerIndex === -1) throw new ContractError("empty_file", "");

  const header = lines[headerIndex];
  const columns = columnsOf(codebook, header.fields);
  const mapped = columns.filter((column) => column.mapped === "exact" || column.mapped === "alias");
  if (mapped.length === 0) throw new ContractError("no_known_column", `${header.line}:1`);
  const sorted = sortLines(lines.slice(headerIndex + 1), columns.length);

  /** @type {Record<string, boolean>} */
  const inFile = {};
  /** @type {Record<string, boolean>} */
  const isTwoLetter = {};
  for (const variable of codebook.variables) {
    const column = columns.findIndex(
      ({ variable: id, mapped: how }) => id === variable.id && how !== "duplicate",
    );
    inFile[variable.id] = column !== -1;
    if (variable.valueKind !== "country") continue;
    isTwoLetter[variable.id] =
      column !== -1 &&
      isTwoLetterColumn(
        codebook,
        sorted.cases.map((line) => line[column]),
      );
  }
  const fields = sorted.cases.map((line) =>
    Object.fromEntries(
      columns.flatMap(({ variable, mapped: how }, column) =>
        variable === null || how === "duplicate" ? [] : [[variable, line[column]]],
      ),
    ),
  );
  const readers = codebook.variables.map((variable) => ({
    id: variable.id,
    read: remembering((field) =>
      variable.type === "indicator"
        ? readIndicator(codebook, field)
        : readValue(codebook, variable, field, isTwoLetter[variable.id] ?? false),
    ),
  }));
  const cases = fields.map((written) => {
    /** @type {Case} */
    const one = {};
    for (const { id, read } of readers) one[id] = read(written[id] ?? "");
    return one;
  });
  return {
    codebook,
    cases,
    fields,
    inFile,
    isTwoLetter,
    separator,
    byteOrderMark,
    columns,
    lines: sorted.numbers,
  };
}

/**
 * @param {string | Uint8Array | ArrayBuffer} bytesOrText
 * @param {Codebook} codebook
 * @returns {Dataset | { error: { code: string, where: string } }}
 */
export const openCases = (bytesOrText, codebook) => orError(() => readCases(bytesOrText, codebook));
