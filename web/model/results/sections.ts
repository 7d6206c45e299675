import type {
  AppliedMask,
  Caution,
  Description,
  MaskedCount,
  Reply,
  ResultHeader,
  Section,
  Value,
} from "../../bridge/protocol";

/** 0 to 100, unrounded; null where there is no denominator, or where it or the count is masked. */
export type Percent = number | null;

/** What every result has. */
export interface ResultBase {
  /** The codebook that the numbers were made with. */
  codebook: { id: string; version: string };
  /** Cases in the file. */
  cases: number;
  /** Cases that the filter selects; of a layer: those also in the layer. */
  selected: number;
  cautions: Caution[];
  /** Where the query asked for masking. */
  mask?: AppliedMask;
}

/** The engine's mark of a masked count. In results it is NaN, which JSON writes as null and no sum can hide. */
const MASKED_COUNT: MaskedCount = 0xffffffff;

/** The header with NaN for masked counts, which travel as null. */
export function withMaskedCounts<H extends ResultHeader>(header: H): H {
  const masked = (value: unknown): unknown =>
    value === null
      ? NaN
      : typeof value === "object"
        ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, masked(part)]))
        : value;
  const names = ["cases", "selected", "answered", "answeredBoth", "rest", "restKinds", "layersMissing"];
  const counts = Object.entries(header).filter(([name]) => names.includes(name));
  return {
    ...header,
    ...(Object.fromEntries(counts.map(([name, value]) => [name, masked(value)])) as object),
  };
}

/** The named arrays of a reply, as plain numbers; each is unpacked once. */
export class Sections {
  readonly #reply: Reply;
  readonly #counts = new Map<string, number[]>();
  readonly #percents = new Map<string, Percent[]>();

  constructor(reply: Reply) {
    this.#reply = reply;
  }

  counts(name: string): number[] {
    const known =
      this.#counts.get(name) ??
      this.#cut(this.#reply.counts, name, "count").map((count) => (count === MASKED_COUNT ? NaN : count));
    this.#counts.set(name, known);
    return known;
  }

  percents(name: string): Percent[] {
    const known =
      this.#percents.get(name) ??
      this.#cut(this.#reply.percents, name, "percent").map((percent) =>
        Number.isNaN(percent) ? null : percent,
      );
    this.#percents.set(name, known);
    return known;
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  /** The only number of a section. */
  count(name: string): number {
    return this.counts(name)[0] ?? 0;
  }

  percent(name: string): Percent {
    return this.percents(name)[0] ?? null;
  }

  /** A section of two dimensions, row by row. */
  countTable(name: string): number[][] {
    return this.#fold(name, this.counts(name));
  }

  percentTable(name: string): Percent[][] {
    return this.#fold(name, this.percents(name));
  }

  #fold<T>(name: string, cells: T[]): T[][] {
    const [height = 0, width = 0] = this.#find(name)?.shape ?? [];
    return Array.from({ length: height }, (_, r) => cells.slice(r * width, (r + 1) * width));
  }

  #find(name: string, type?: "count" | "percent"): Section | undefined {
    return this.#reply.header.sections.find(
      (one) => one.name === name && (type === undefined || one.type === type),
    );
  }

  #cut(numbers: Uint32Array | Float64Array, name: string, type: "count" | "percent"): number[] {
    const section = this.#find(name, type);
    if (!section) throw new Error(`the engine's reply has no section ${name}`);
    const length = section.shape.reduce((product, extent) => product * extent, 1);
    return Array.from(numbers.subarray(section.offset, section.offset + length));
  }
}

export function base(header: ResultHeader): ResultBase {
  const { codebook, cases, selected, cautions, mask } = header;
  return { codebook, cases, selected, cautions, ...(mask ? { mask } : {}) };
}

/** The categories of an axis: a set's items, an indicator's only one, a variable's values. */
export function categories(description: Description, axis: string): Value[] {
  const set = description.sets.find(({ id }) => id === axis);
  if (set) return set.items;
  const variable = description.variables.find(({ id }) => id === axis);
  if (!variable) throw new Error("the engine's reply names an axis that the file's description lacks");
  return variable.kind === "indicator" ? [1] : variable.values;
}
