import { ContractError } from "./errors.mjs";
import { withoutBlanks } from "./text.mjs";

/**
 * One line of the file: its fields without quotes and surrounding blanks, and the number of its first line in
 * an editor.
 * @typedef {{ line: number, fields: string[] }} FileLine
 */

export const separators = /** @type {const} */ ([",", ";", "\t", "|"]);

/**
 * The separator that occurs most often in the first line that is not blank, quoted text apart; at a tie, and
 * where there is none, the first of the list.
 * @param {string} text
 */
export function separatorOf(text) {
  const counts = separators.map(() => 0);
  let quoted = false;
  let blank = true;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    if (quoted) blank = false;
    else if (letter === "\n" && !blank) break;
    else if (separators.some((separator) => separator === letter)) {
      blank = false;
      counts[separators.findIndex((separator) => separator === letter)] += 1;
    } else if (withoutBlanks(letter) !== "" && letter !== "\n" && letter !== '"') blank = false;
  }
  return separators[counts.indexOf(Math.max(...counts))];
}

/**
 * Reads one character at a time. A quote opens a quoted field only where nothing but blanks came before it in
 * the field.
 * @param {string} text without a byte order mark
 * @param {string} separator
 * @returns {FileLine[]}
 */
export function readLines(text, separator) {
  /** @type {FileLine[]} */
  const lines = [];
  /** @type {string[]} */
  let fields = [];
  let field = "";
  /** @type {"beforeField" | "plain" | "quoted" | "quoteInQuoted"} */
  let state = "beforeField";
  let line = 1;
  let column = 1;
  let lineOfFirstField = 1;
  let openQuote = "";
  let somethingInLine = false;

  const endField = () => {
    fields.push(withoutBlanks(field));
    field = "";
    state = "beforeField";
  };
  const endLine = () => {
    endField();
    lines.push({ line: lineOfFirstField, fields });
    fields = [];
    somethingInLine = false;
  };

  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index];
    if (!somethingInLine) lineOfFirstField = line;
    somethingInLine = true;

    if (state === "quoted") {
      if (letter === '"') state = "quoteInQuoted";
      else field += letter;
    } else if (state === "quoteInQuoted" && letter === '"') {
      field += '"';
      state = "quoted";
    } else if (letter === separator) {
      endField();
    } else if (letter === "\n") {
      endLine();
    } else if (letter === "\r" && text[index + 1] === "\n") {
      // Half of a line end.
    } else if (state === "beforeField" && letter === '"') {
      field = "";
      state = "quoted";
      openQuote = `${line}:${column}`;
    } else {
      field += letter;
      if (state === "quoteInQuoted" || withoutBlanks(letter) !== "") state = "plain";
    }

    column += 1;
    if (letter === "\n") {
      line += 1;
      column = 1;
    }
  }
  if (state === "quoted") throw new ContractError("unclosed_quote", openQuote);
  if (somethingInLine) endLine();
  return lines;
}
