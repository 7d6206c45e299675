import type { FileOptions, ReleaseParameters } from "../../synthesis/types";

/** What the user has chosen so far; plain, and never stored. */
export interface Choice {
  columns: string[];
  countryCodes: "alpha3" | "alpha2";
  recordsPerPerson: number;
  /** Header of the column that names the person of each row, as typed; null: each row is a record. */
  subject: string | null;
  /** As typed; null until it is a number. */
  expectedRecords: number | null;
  epsilon: number | null;
  deltaExponent: number | null;
  length: number | null;
  strict: boolean;
  group: number;
  dataset: string;
}

export const firstChoice = (columns: string[]): Choice => ({
  columns,
  countryCodes: "alpha3",
  recordsPerPerson: 1,
  subject: null,
  expectedRecords: null,
  epsilon: null,
  deltaExponent: null,
  length: null,
  strict: true,
  group: 10,
  dataset: "",
});

/** From so many records on, longer combinations are worth their noise, and the contribution bound can be found. */
const MANY = 50_000;

/** Delta is at most 1 / (10 times the records). */
export const usualDelta = (records: number) => Math.min(15, Math.max(3, Math.ceil(Math.log10(10 * records))));
/** Strict records hold nothing but what was released: of 3 attributes that is too little to make whole records of. */
export const usualLength = (records: number, strict: boolean) => (strict || records < MANY ? 2 : 3);

export const deltaOf = ({ deltaExponent, expectedRecords }: Choice) =>
  deltaExponent ?? usualDelta(expectedRecords ?? 1);
export const lengthOf = ({ length, expectedRecords, columns, strict }: Choice) =>
  Math.min(length ?? usualLength(expectedRecords ?? 1, strict), columns.length);

export const fileOptionsOf = ({ columns, countryCodes, subject }: Choice): FileOptions => ({
  columns,
  countryCodes,
  ...(subject === null ? {} : { subject: subject.trim() }),
});

/** Null until everything that has no preset is chosen. */
export function parametersOf(choice: Choice): ReleaseParameters | null {
  const { epsilon, expectedRecords, strict, group, recordsPerPerson } = choice;
  if (epsilon === null || expectedRecords === null || choice.columns.length === 0) return null;
  return {
    epsilon,
    deltaExponent: deltaOf(choice),
    length: lengthOf(choice),
    expectedRecords,
    ...(strict ? { strict: group } : {}),
    ...(recordsPerPerson > 1 ? { recordsPerPerson } : {}),
  };
}
