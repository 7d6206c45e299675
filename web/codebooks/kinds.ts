import type { Description } from "../bridge/protocol";
import { plainBand } from "./spelling";
import type { CodebookDocument, DocumentValue } from "./types";

/** One column of a surveyed file: what stands in it, counted by the engine. */
export interface SurveyedColumn {
  header: string;
  position: number;
  /** Fields with something in them that is no missing spelling. */
  recorded: number;
  missing: number;
  /** Different recorded texts; null where the engine gave up counting them. */
  kinds: number | null;
  /** All of them, or the first thousand by code point. */
  values: string[];
  /** The most frequent, with counts. */
  frequent: { value: string; count: number }[];
}

/** The columns of a file that was read with the survey codebook, in its order. */
export function surveyedColumns({ report, variables }: Description): SurveyedColumn[] {
  const described = new Map(variables.map((variable) => [variable.id, variable]));
  const counted = new Map(report.variables.map((variable) => [variable.id, variable]));
  return report.columns.map(({ header, position }) => {
    const id = String(position);
    const counts = counted.get(id);
    return {
      header,
      position,
      recorded: counts?.recorded ?? 0,
      missing: counts?.missing ?? 0,
      kinds: counts?.unknownKinds ?? null,
      values: (described.get(id)?.values ?? []).map(String),
      frequent: counts?.unknownValues ?? [],
    };
  });
}

/** What a column was taken for, and why not as a variable where it was not. */
export type ColumnKind =
  | { as: "indicator"; zeros: number }
  | { as: "year"; range: [number, number] }
  | { as: "country" }
  | { as: "band"; values: DocumentValue[] }
  | { as: "list"; values: DocumentValue[] }
  | { as: "left out"; why: "empty" | "tooManyValues" | "mostlyDifferent" };

/** More different values are names or free text, or they are numbers that nobody will read as categories. */
const MOST_LISTED = 200;
const MOST_YEARS = 150;

export function kindOf(column: SurveyedColumn, base: CodebookDocument): ColumnKind {
  const { kinds, values } = column;
  if (kinds === null) return { as: "left out", why: "tooManyValues" };
  if (kinds === 0) return { as: "left out", why: "empty" };
  return (
    asIndicator(column, base) ??
    asYears(column) ??
    asCountries(column, base) ??
    asBands(values, kinds) ??
    asTooMany(column, kinds) ?? {
      as: "list",
      values: [...values].sort(byNumberThenText).map((value) => ({ value, label: value })),
    }
  );
}

function asIndicator({ frequent, kinds }: SurveyedColumn, base: CodebookDocument): ColumnKind | null {
  const { present = [], absent = [] } = base.indicatorSpellings;
  const is = (list: string[], value: string) => list.some((one) => one.toLowerCase() === value.toLowerCase());
  const fits = frequent.every(({ value }) => is(present, value) || is(absent, value));
  if (!fits || frequent.length !== kinds) return null;
  const zeros = frequent.filter(({ value }) => is(absent, value)).reduce((sum, { count }) => sum + count, 0);
  return { as: "indicator", zeros };
}

/** Whole numbers from 1900 to 2100, several of them or under a header that says year. */
function asYears({ header, values, kinds }: SurveyedColumn): ColumnKind | null {
  const years = values.map((value) => (/^\d{4}(\.0+)?$/.test(value) ? Number(value) : NaN));
  if (years.length !== kinds || !years.every((year) => year >= 1900 && year <= 2100)) return null;
  const range: [number, number] = [Math.min(...years), Math.max(...years)];
  const named = /year|ann[eé]e|a[nñ]o|jahr/i.test(header);
  return range[1] - range[0] <= MOST_YEARS && (named || kinds >= 3) ? { as: "year", range } : null;
}

/** Nine of ten recorded fields (of the frequent ones) are assigned country codes, and there are two at least. */
function asCountries({ frequent }: SurveyedColumn, base: CodebookDocument): ColumnKind | null {
  const codes = new Set(base.countries.flatMap(({ alpha2, alpha3 }) => [alpha2, alpha3]));
  const fits = frequent.filter(({ value }) => /^[A-Z]{2,3}$/.test(value) && codes.has(value));
  const sum = (list: { count: number }[]) => list.reduce((total, { count }) => total + count, 0);
  return fits.length >= 2 && sum(fits) * 10 >= sum(frequent) * 9 ? { as: "country" } : null;
}

function asTooMany({ recorded }: SurveyedColumn, kinds: number): ColumnKind | null {
  if (kinds > 20 && kinds * 2 > recorded) return { as: "left out", why: "mostlyDifferent" };
  return kinds > MOST_LISTED ? { as: "left out", why: "tooManyValues" } : null;
}

function asBands(values: string[], kinds: number): ColumnKind | null {
  if (kinds < 2 || values.length !== kinds || kinds > MOST_LISTED) return null;
  const bands = new Set<string>();
  for (const value of values) {
    const band = plainBand(value);
    if (band === null) return null;
    bands.add(band);
  }
  const first = (band: string) => Number.parseInt(band, 10);
  const sorted = [...bands].sort((a, b) => first(a) - first(b));
  return { as: "band", values: sorted.map((value) => ({ value, label: value })) };
}

function byNumberThenText(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (a.trim() !== "" && b.trim() !== "" && Number.isFinite(x) && Number.isFinite(y)) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}
