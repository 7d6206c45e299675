import * as values from "./random_values.mjs";

/** @typedef {import("../simulate/random.mjs").Random} Random */
/** @typedef {import("./codebook.mjs").Codebook} Codebook */
/** @typedef {import("./codebook.mjs").CodebookVariable} CodebookVariable */

/**
 * How one file is written; drawn once per file, so that a file is of one piece and its traps come together.
 * @typedef {object} Habits
 * @property {string} separator
 * @property {string} lineEnd
 * @property {number} quoted percent of fields in quotes without need
 * @property {number} blanks percent of fields with blanks around them
 * @property {number} oddLines percent of lines that are blank, short or long
 */

/**
 * @typedef {object} RandomColumn
 * @property {string} header
 * @property {() => string} field draws the next field
 */

/** @param {Random} random @param {number} columnCount @returns {Habits} */
function randomHabits(random, columnCount) {
  return {
    // One column shows no separator, so that none but the default could be found out.
    separator: columnCount === 1 ? "," : random.pick([",", ",", ",", ";", "\t", "|"]),
    lineEnd: random.pick(["\n", "\n", "\r\n"]),
    quoted: random.pick([0, 0, 5, 100]),
    blanks: random.pick([0, 0, 10]),
    oddLines: random.pick([0, 5, 15]),
  };
}

/**
 * @param {Random} random
 * @param {Codebook} codebook
 * @param {CodebookVariable} variable
 * @returns {() => string}
 */
function fieldSource(random, codebook, variable) {
  const missing = random.pick([0, 20, 50, 90, 100]);
  if (variable.type === "indicator") {
    const absent = random.pick([0, 0, 0, 30]);
    const unreadable = random.pick([0, 0, 3]);
    return () => {
      if (random.chance(unreadable)) return values.unreadableMark(random);
      if (random.chance(absent)) return values.absentMark(random, codebook);
      return random.chance(missing)
        ? values.missingSpelling(random, codebook, variable)
        : values.presentMark(random, codebook);
    };
  }
  const twoLetter = random.chance(30);
  const unknown = random.pick([0, 0, 5, 30]);
  return () => {
    if (random.chance(unknown)) return values.unknownSpelling(random, variable);
    return random.chance(missing)
      ? values.missingSpelling(random, codebook, variable)
      : values.knownSpelling(random, codebook, variable, twoLetter);
  };
}

/** @param {Random} random @param {CodebookVariable} variable */
function randomHeader(random, { id, headerAliases = [] }) {
  return random.chance(80) ? id : random.pick([id.toLowerCase(), id.toUpperCase(), ...headerAliases]);
}

/**
 * @param {Random} random
 * @param {Codebook} codebook
 * @returns {RandomColumn[]} at least one of a known variable
 */
function randomColumns(random, codebook) {
  const share = random.pick([3, 30, 70, 100, 100]);
  const chosen = codebook.variables.filter(() => random.chance(share));
  if (chosen.length === 0) chosen.push(random.pick(codebook.variables));
  if (random.chance(15)) chosen.push(random.pick(chosen));
  const known = chosen.map((variable) => ({
    header: randomHeader(random, variable),
    field: fieldSource(random, codebook, variable),
  }));
  const foreign = random.chance(20)
    ? [
        {
          header: random.pick(["remarks", "id", "", "means"]),
          field: () => random.pick(["", "1", "Woman", "2016"]),
        },
      ]
    : [];
  return random.chance(50) ? [...known, ...foreign] : random.shuffled([...known, ...foreign]);
}

/** @param {Random} random @param {Habits} habits @param {string} text */
function writtenField(random, { separator, quoted, blanks }, text) {
  const mustQuote = text.includes(separator) || text.includes('"') || text.includes("\n");
  const blank = () =>
    random.chance(blanks) ? random.pick([" ", "  ", "\u00a0", separator === "\t" ? " " : "\t"]) : "";
  const inQuotes = () => (random.chance(blanks) ? random.pick([" ", "\u00a0 ", "\n", "\r\n"]) : "");
  if (!mustQuote && !random.chance(quoted)) return blank() + text + blank();
  return `${blank()}"${inQuotes()}${text.replaceAll('"', '""')}${inQuotes()}"${blank()}`;
}

/** @param {Random} random @param {Habits} habits @param {string[]} fields */
function writtenLine(random, habits, fields) {
  const written = fields.map((field) => writtenField(random, habits, field));
  if (!random.chance(habits.oddLines)) return written.join(habits.separator);
  const blankLine = random.pick(["", " ", '""', ' "" ', "\u00a0", '"\u00a0"']);
  const shortLine = written.slice(0, 1 + random.below(written.length)).join(habits.separator);
  const extra = random.pick(["", " ", '""', "1", "NULL", '"x"']);
  const longLine = [...written, extra, ""].join(habits.separator);
  return random.pick([blankLine, shortLine, longLine]);
}

/**
 * A small case file with whatever spellings and traps the contract speaks of. What the contract leaves open
 * (a quote within a bare field, a lone carriage return, integers beyond 32 bits) does not occur.
 * @param {Random} random
 * @param {Codebook} codebook
 * @returns {string}
 */
export function randomFile(random, codebook) {
  const columns = randomColumns(random, codebook);
  const habits = randomHabits(random, columns.length);
  const caseCount = random.below(random.pick([2, 13, 61, 301, 301]));
  // Tabs as blanks in the header would make it unclear what the separator is.
  const headerHabits = { ...habits, blanks: 0 };
  const header = columns.map((column) => writtenField(random, headerHabits, column.header));
  const lines = Array.from({ length: caseCount }, () =>
    writtenLine(
      random,
      habits,
      columns.map(({ field }) => field()),
    ),
  );
  const byteOrderMark = random.chance(15) ? "\ufeff" : "";
  const end = random.chance(80) ? habits.lineEnd : "";
  return byteOrderMark + [header.join(habits.separator), ...lines].join(habits.lineEnd) + end;
}
