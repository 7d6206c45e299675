/** Checks one parsed line of a ledger from outside. Every name is expected, none may be added, all values have a shape. */
import { readDecimal } from "./decimal";
import type { Line } from "./entry";

type Check = (value: unknown) => boolean;
type Shape = Record<string, Check>;

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value);

const hash = matches(/^[0-9a-f]{64}$/);
const decimal: Check = (value) => typeof value === "string" && readDecimal(value) !== null;
/** What a user typed: 1 to 80 characters, none of them a control character, and no space at an end. */
const typed = matches(/^(?=.{1,80}$)[^\p{C}\p{Z}](?:[^\p{C}\p{Zl}\p{Zp}]*[^\p{C}\p{Z}])?$/u);
const word = matches(/^[a-z0-9][a-z0-9_.-]{0,63}$/);
const release = matches(/^[0-9a-f]{32}$/);
const groupSize: Check = (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1e6;

/** A real time: "2026-02-30T00:00:00Z" is none. */
const time: Check = (value) => {
  if (!matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)(value)) return false;
  const read = new Date(value as string);
  return !Number.isNaN(read.getTime()) && timeOf(read) === value;
};

const shaped =
  (shape: Shape): Check =>
  (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const found = value as Record<string, unknown>;
    const names = Object.keys(shape);
    return (
      Object.keys(found).length === names.length &&
      names.every((name) => Object.hasOwn(found, name) && shape[name]?.(found[name]))
    );
  };

const list =
  (least: number, most: number, each: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every((one) => each(one));

const only =
  (...words: unknown[]): Check =>
  (value) =>
    words.includes(value);

const mechanism = shaped({ name: word, version: word });
const files = list(1, 32, shaped({ what: word, sha256: hash }));
const distinct: Check = (value) => new Set(value as string[]).size === (value as string[]).length;

const frame: Shape = {
  format: only(1),
  follows: (value) => list(0, 64, hash)(value) && distinct(value),
};

const bodies: Record<string, Check> = {
  reserve: shaped({
    ...frame,
    kind: only("reserve"),
    dataset: typed,
    release,
    time,
    mechanism,
    neighbours: only("add_or_remove_one_record"),
    unit: only("row", "subject"),
    epsilon: decimal,
    delta: decimal,
    rho: decimal,
    deltaExtra: decimal,
    parameters: hash,
    sealed: hash,
  }),
  commit: shaped({ ...frame, kind: only("commit"), release, time, files }),
  unbounded: shaped({
    ...frame,
    kind: only("unbounded"),
    dataset: typed,
    release,
    time,
    mechanism,
    groupSize,
    parameters: hash,
    files,
    sealed: hash,
  }),
  join: shaped({
    ...frame,
    kind: only("join"),
    time,
    datasets: (value) => list(2, 2, typed)(value) && distinct(value),
  }),
  merge: shaped({ ...frame, kind: only("merge"), time }),
};

const sealed = shaped({ salt: hash, fingerprint: hash, nonce: hash });

export function isLine(value: unknown): value is Line {
  if (typeof value !== "object" || value === null) return false;
  const { entry } = value as { entry?: { kind?: unknown } };
  const kind = entry?.kind;
  if (typeof kind !== "string" || !Object.hasOwn(bodies, kind)) return false;
  const mayBeSealed = (kind === "reserve" || kind === "unbounded") && Object.hasOwn(value, "sealed");
  return shaped({ entry: bodies[kind] as Check, hash, ...(mayBeSealed ? { sealed } : {}) })(value);
}

/** UTC to the second. */
export const timeOf = (date: Date) => date.toISOString().replace(/\.\d+Z$/, "Z");
