import { isKnownValue } from "./read_values.mjs";
import { byCodePoint } from "./text.mjs";

/**
 * What was read, in the words of `Report` in web/bridge/protocol.ts, for comparison with the engine's report.
 * Lists that the protocol cuts off are whole here and sorted by code point.
 */

/** @typedef {import("./read_cases.mjs").Dataset} Dataset */
/** @typedef {import("./codebook.mjs").CodebookVariable} CodebookVariable */

/** @template T @param {T[]} list @param {(entry: T) => string} textOf */
function countedBy(list, textOf) {
  const distinct = [...new Set(list.map(textOf))].sort(byCodePoint);
  return distinct.map((text) => {
    const alike = list.filter((entry) => textOf(entry) === text);
    return { first: alike[0], count: alike.length };
  });
}

/** @param {Dataset} dataset @param {CodebookVariable} variable */
function reportOfVariable(dataset, { id, type, valueKind }) {
  const { codebook } = dataset;
  const read = dataset.cases.map((one, index) => ({ field: dataset.fields[index][id], value: one[id] }));
  const isIndicator = type === "indicator";

  const recorded = read.filter(({ value }) => (isIndicator ? value === 1 : value !== null));
  const explicitZeros = read.filter(({ value }) => isIndicator && value === 0);
  const unreadable = read.filter(
    ({ field, value }) => isIndicator && value === null && !codebook.missingSpellings.includes(field),
  );
  const unknown = isIndicator
    ? unreadable
    : recorded.filter(({ value }) => value !== null && !isKnownValue(codebook, id, value));
  const unknownValues = countedBy(unknown, ({ field }) => field);
  const repaired = read.filter(({ field, value }) => value !== null && String(value) !== field);
  return {
    id,
    recorded: recorded.length,
    missing: read.length - recorded.length - explicitZeros.length - unreadable.length,
    explicitZeros: explicitZeros.length,
    unreadable: unreadable.length,
    unknownValues: unknownValues.map(({ first, count }) => ({ value: first.field, count })),
    unknownKinds: unknownValues.length,
    repaired: countedBy(repaired, ({ field }) => field).map(({ first, count }) => ({
      from: first.field,
      to: String(first.value),
      count,
    })),
    ...(valueKind === "country" ? { countryCodes: dataset.isTwoLetter[id] ? "alpha-2" : "alpha-3" } : {}),
  };
}

/** @param {Dataset} dataset */
export function reportOf(dataset) {
  const { codebook, columns, lines } = dataset;
  /** @param {number[]} numbers */
  const listed = (numbers) => ({ count: numbers.length, lines: numbers });
  return {
    lines: dataset.cases.length + lines.blank.length + lines.longSetAside.length,
    cases: dataset.cases.length,
    separator: dataset.separator,
    byteOrderMark: dataset.byteOrderMark,
    columns: columns.map((column, index) => ({ position: index + 1, ...column })),
    absentVariables: codebook.variables.map(({ id }) => id).filter((id) => !dataset.inFile[id]),
    blankLines: listed(lines.blank),
    shortLines: listed(lines.short),
    longLinesKept: listed(lines.longKept),
    longLinesSetAside: listed(lines.longSetAside),
    variables: codebook.variables
      .filter(({ id }) => dataset.inFile[id])
      .map((variable) => reportOfVariable(dataset, variable)),
  };
}
