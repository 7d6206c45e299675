import { plainHeader } from "./recognise";
import type { CodebookDocument, DocumentVariable, UnitWords } from "./types";

/**
 * One thing that a reader decided about how a file is read. A list of them, applied to a codebook in turn, is all that
 * a file is read with: taking one out and reading again undoes it.
 */
export type Adjustment =
  /** A column is read as a variable: a near match that the reader took. */
  | { kind: "column"; header: string; variable: string }
  /** A column is not read. */
  | { kind: "ignore"; header: string }
  /** A spelling stays as it is written and is an unknown value; null: every spelling of the variable. */
  | { kind: "asWritten"; variable: string; spelling: string | null }
  /** A spelling is read as a value of the codebook. */
  | { kind: "spelling"; variable: string; spelling: string; value: string }
  /** Variables put together from others are added. */
  | { kind: "recoding"; recoding: string }
  /** The reader says which release of the codebook the file is. */
  | { kind: "release"; release: string }
  | { kind: "unit"; words: UnitWords };

/** The codebook with all adjustments made; `book` stays as it is. Adjustments of what it does not have do nothing. */
export function adjusted(book: CodebookDocument, adjustments: readonly Adjustment[]): CodebookDocument {
  return adjustments.reduce(adjustedBy, book);
}

/** The adjustments with one more: of two that say the same thing differently, the newer holds. */
export function withAdjustment(list: readonly Adjustment[], added: Adjustment): Adjustment[] {
  return [...list.filter((one) => subject(one) !== subject(added)), added];
}

/** Which decision an adjustment is; two of one subject cannot both hold. */
export function subject(of: Adjustment): string {
  switch (of.kind) {
    case "column":
    case "ignore":
      return `column ${plainHeader(of.header)}`;
    case "asWritten":
      return of.spelling === null ? `all ${of.variable}` : `spelling ${of.variable} ${of.spelling}`;
    case "spelling":
      return `spelling ${of.variable} ${of.spelling}`;
    case "recoding":
      return `recoding ${of.recoding}`;
    case "release":
    case "unit":
      return of.kind;
  }
}

function adjustedBy(book: CodebookDocument, one: Adjustment): CodebookDocument {
  switch (one.kind) {
    case "column":
      return withVariable(book, one.variable, (variable) => ({
        ...variable,
        headerAliases: [...(variable.headerAliases ?? []), one.header],
      }));
    case "ignore":
      return { ...book, ignoredColumns: [...(book.ignoredColumns ?? []), one.header] };
    case "asWritten": {
      const { spelling } = one;
      return withVariable(book, one.variable, (variable) =>
        spelling === null
          ? { ...variable, keepsAllAsWritten: true }
          : { ...variable, keptAsWritten: [...(variable.keptAsWritten ?? []), spelling] },
      );
    }
    case "spelling":
      return withVariable(book, one.variable, (variable) => ({
        ...variable,
        values: (variable.values ?? []).map((value) =>
          value.value === one.value
            ? {
                ...value,
                spellings: [...((value as { spellings?: string[] }).spellings ?? []), one.spelling],
              }
            : value,
        ),
      }));
    case "recoding":
      return withRecoding(book, one.recoding);
    case "release":
      return { ...book, statedRelease: one.release };
    case "unit":
      return { ...book, unit: one.words.one, unitWords: one.words };
  }
}

const withVariable = (
  book: CodebookDocument,
  id: string,
  change: (variable: DocumentVariable) => DocumentVariable,
): CodebookDocument => ({
  ...book,
  variables: book.variables.map((variable) => (variable.id === id ? change(variable) : variable)),
});

/** The variables, sets and derived variables of a recoding, beside what the codebook has. Made twice, it is made once. */
export function withRecoding(book: CodebookDocument, id: string): CodebookDocument {
  const recoding = book.recodings?.find((one) => one.id === id);
  const first = recoding?.variables[0]?.id;
  if (!recoding || book.variables.some((variable) => variable.id === first)) return book;
  const numbered = recoding.variables.map((variable, index) => ({
    ...variable,
    number: book.variables.length + index + 1,
  }));
  return {
    ...book,
    version: `${book.version}+${id}`,
    variables: [...book.variables, ...numbered],
    sets: [...recoding.sets, ...book.sets],
    derived: [...book.derived, ...recoding.derived],
  };
}
