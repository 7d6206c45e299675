/**
 * Exact non-negative decimal numbers: what a ledger adds up. As text "0.2745", in memory a whole number of units of
 * 1e-18. Whole numbers add up to the same sum in every order, so two copies of a ledger never disagree.
 */
export type Decimal = bigint;

const PLACES = 18;
const ONE = 10n ** BigInt(PLACES);
/** At most six digits before the point: no budget is larger, and no sum can grow out of hand. */
const SPELLING = /^(0|[1-9]\d{0,5})(?:\.(\d{0,17}[1-9]))?$/;

/** Null unless `text` is spelt as `writeDecimal` spells it: no sign, no exponent, no superfluous zero. */
export function readDecimal(text: string): Decimal | null {
  const match = SPELLING.exec(text);
  if (!match) return null;
  return BigInt(match[1] ?? "0") * ONE + BigInt((match[2] ?? "").padEnd(PLACES, "0"));
}

export function writeDecimal(value: Decimal): string {
  const fraction = (value % ONE).toString().padStart(PLACES, "0").replace(/0+$/, "");
  return `${value / ONE}${fraction && `.${fraction}`}`;
}

/** The value of a double, exactly, as numerator and denominator; the double is finite and not negative. */
function exactly(value: number): [bigint, bigint] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 2047n);
  const mantissa = (bits & ((1n << 52n) - 1n)) | (exponent ? 1n << 52n : 0n);
  const shift = Math.max(exponent, 1) - 1075;
  return shift >= 0 ? [mantissa << BigInt(shift), 1n] : [mantissa, 1n << BigInt(-shift)];
}

/** The smallest decimal that is not below `value`: a cost is never written down as less than it is. */
export function decimalAbove(value: number): Decimal {
  if (!Number.isFinite(value) || value < 0 || value >= 1e6)
    throw new RangeError("a budget is a number from 0 to a million");
  const [over, under] = exactly(value);
  return (over * ONE + under - 1n) / under;
}

/** The largest decimal that is not above `value`. */
export function decimalBelow(value: number): Decimal {
  const above = decimalAbove(value);
  const [over, under] = exactly(value);
  return above * under === over * ONE ? above : above - 1n;
}

/** The smallest double that is not below `value`. */
export function doubleAbove(value: Decimal): number {
  let near = nearest(value);
  while (compare(near, value) < 0) near = next(near, 1n);
  return near;
}

/** The largest double that is not above `value`. */
export function doubleBelow(value: Decimal): number {
  let near = nearest(value);
  while (compare(near, value) > 0) near = next(near, -1n);
  return near;
}

const nearest = (value: Decimal) => Number(writeDecimal(value));

function compare(value: number, decimal: Decimal): number {
  const [over, under] = exactly(value);
  const [left, right] = [over * ONE, decimal * under];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The neighbouring double; `value` is not negative, and positive if it is to get smaller. */
function next(value: number, step: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigUint64(0, view.getBigUint64(0) + step);
  return view.getFloat64(0);
}
