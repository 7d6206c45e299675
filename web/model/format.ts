/**
 * Numbers and dates as text. Counts and denominators come from the engine; here they are only written down.
 * Percentages are written from the exact ratio of two integers, so that no binary rounding can shift a digit.
 */

import { maskedFigure } from "./masked";

/** Tenths of a percent, half away from zero; null where there is no denominator. Exact for counts below 2^42. */
export function percentTenths(count: number, denominator: number): number | null {
  if (denominator === 0) return null;
  return Math.floor((count * 2000 + denominator) / (2 * denominator));
}

/** A percentage as the two whole numbers that it is the ratio of. */
export interface Ratio {
  count: number;
  denominator: number;
}

/**
 * Second percentage minus first, in tenths of a percentage point, half away from zero: from the exact ratios, not from
 * the rounded percentages. null where either has no denominator, NaN where a number is masked.
 */
export function differenceTenths(first: Ratio, second: Ratio): number | null {
  if ([first, second].some(({ count, denominator }) => Number.isNaN(count + denominator))) return NaN;
  const [a, b, c, d] = [first.count, first.denominator, second.count, second.denominator].map(BigInt) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const base = b * d;
  if (base === 0n) return null;
  const over = 1000n * (c * b - a * d);
  const tenths = (2n * (over < 0n ? -over : over) + base) / (2n * base);
  return Number(over < 0n ? -tenths : tenths);
}

/** What stands where a percentage has no denominator. */
export const NO_PERCENT = "–";

/** "33.3%" in the reader's language, "–" where the denominator is 0. */
export function formatPercent(count: number, denominator: number, locale = "en"): string {
  const tenths = percentTenths(count, denominator);
  if (tenths === null) return NO_PERCENT;
  return numberFormat(locale, true).format(tenths / 1000);
}

/** "33.3" or "-0.4" of 333 or -4 tenths. */
export const plainTenths = (tenths: number): string => (tenths / 10).toFixed(1);

/** "33.3" with a decimal point and no sign, empty where the denominator is 0: for files that machines read. */
export function plainPercent(count: number, denominator: number): string {
  const tenths = percentTenths(count, denominator);
  return tenths === null ? "" : plainTenths(tenths);
}

/** The same as a field of a saved table. */
export function percentField(count = 0, denominator = 0): number | null {
  const text = plainPercent(count, denominator);
  return text === "" ? null : Number(text);
}

/** "12.3" or "-0.4" with a decimal point, empty where there is no difference: for files that machines read. */
export function plainDifference(first: Ratio, second: Ratio): string {
  const tenths = differenceTenths(first, second);
  return tenths === null ? "" : plainTenths(tenths);
}

export interface Format {
  locale: string;
  count(value: number): string;
  percent(count: number, denominator: number): string;
  /** "25%": for the marks of a scale. */
  wholePercent(value: number): string;
  /** "+12.3", "−0.4", "0.0": percentage points. */
  difference(first: Ratio, second: Ratio): string;
  bytes(value: number): string;
  date(value: Date): string;
  list(parts: string[], type: "conjunction" | "disjunction"): string;
  plural(value: number): Intl.LDMLPluralRule;
  compare(a: string, b: string): number;
}

export function createFormat(locale: string): Format {
  const rules = new Intl.PluralRules(locale);
  const collator = new Intl.Collator(locale);
  const marks = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const points = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  return {
    locale,
    count: (value) => (Number.isNaN(value) ? maskedFigure : numberFormat(locale, false).format(value)),
    percent: (count, denominator) => formatPercent(count, denominator, locale),
    wholePercent: (value) => marks.format(value / 100),
    difference: (first, second) => {
      const tenths = differenceTenths(first, second);
      return tenths === null ? NO_PERCENT : points.format(tenths / 10).replace("-", "−");
    },
    bytes: (value) => formatBytes(value, locale),
    date: (value) => dates.format(value),
    list: (parts, type) => new Intl.ListFormat(locale, { type, style: "long" }).format(parts),
    plural: (value) => rules.select(value),
    compare: (a, b) => collator.compare(a, b),
  };
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, percent: boolean): Intl.NumberFormat {
  const key = `${locale} ${percent}`;
  let format = formats.get(key);
  if (!format) {
    format = percent
      ? new Intl.NumberFormat(locale, {
          style: "percent",
          minimumFractionDigits: 1,
          maximumFractionDigits: 1,
        })
      : new Intl.NumberFormat(locale, { useGrouping: true, maximumFractionDigits: 0 });
    formats.set(key, format);
  }
  return format;
}

function formatBytes(value: number, locale: string): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  let index = 0;
  let size = value;
  while (size >= 1000 && index < units.length - 1) {
    size /= 1000;
    index += 1;
  }
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[index],
    unitDisplay: index === 0 ? "long" : "short",
    maximumFractionDigits: size < 10 && index > 0 ? 1 : 0,
  }).format(size);
}
