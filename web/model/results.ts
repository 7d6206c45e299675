/**
 * The results of the public contract, section 4, made from what the engine sends: a header that says where each number
 * is, and two arrays. Nothing is counted or divided here; numbers only get names. Percentages are 0 to 100, null where
 * there is no denominator.
 */
import type {
  Caution,
  CrosstabHeader,
  Denominator,
  Description,
  FlowsHeader,
  ItemCombinationsHeader,
  ProfileHeader,
  Reply,
  ResultHeader,
  Value,
} from "../bridge/protocol";

type Percent = number | null;

interface ResultBase {
  /** The codebook that the numbers were made with. */
  codebook: { id: string; version: string };
  /** Cases in the file. */
  cases: number;
  /** Cases that the filter selects; of a layer: those also in the layer. */
  selected: number;
  cautions: Caution[];
}

interface Answers {
  id: string;
  answered: number;
  missing: number;
  /** Of `selected`. */
  missingPercent: Percent;
}
export interface ProfileResult extends ResultBase {
  /** Categorical, then derived; percentages are of `answered`. */
  variables: (Answers & { values: { value: Value; count: number; percent: Percent }[] })[];
  sets: (Answers & { items: { id: string; count: number; percent: Percent }[] })[];
}

/** One denominator per column or row; `percent` is [row][column], like `counts`. */
export interface Margin {
  denominators: number[];
  /** Selected cases of that column or row that are not in its denominator. */
  leftOut: number[];
  percent: Percent[][];
}
export interface CrosstabResult extends ResultBase {
  denominator: Denominator;
  rows: { id: Value }[];
  /** Empty in a one-way table, which has one unnamed column. */
  columns: { id: Value }[];
  counts: number[][];
  column: Margin;
  /** `row`, `table` and `totals.rows` are null in a one-way table. */
  row: Margin | null;
  table: { denominator: number; leftOut: number; percent: Percent[][] } | null;
  totals: { rows: number[] | null; columns: number[]; all: number };
}
export interface LayeredCrosstabResult extends ResultBase {
  denominator: Denominator;
  /** Selected cases in which the layer variable or set is missing. */
  layersMissing: number;
  /** They may overlap where the layers are items of a set: never add them. */
  layers: (CrosstabResult & { id: Value })[];
}

interface Rest {
  kinds: number;
  count: number;
}
export interface ItemCombinationsResult extends ResultBase {
  answered: number;
  /** Most frequent first; percentages are of `answered`. */
  combinations: { items: string[]; count: number; percent: Percent }[];
  rest: Rest;
}
export interface FlowsResult extends ResultBase {
  answeredBoth: number;
  /** Most frequent first; percentages are of `answeredBoth`. */
  flows: { from: Value; to: Value; count: number; percent: Percent }[];
  rest: Rest;
}

/** The result of each kind of query. */
export interface Results {
  profile: ProfileResult;
  crosstab: CrosstabResult | LayeredCrosstabResult;
  itemCombinations: ItemCombinationsResult;
  flows: FlowsResult;
}
export type Result = Results[keyof Results];

/** Throws when the header lacks a section that its kind must have: engine and interface are of different versions. */
export function toResult(description: Description, reply: Reply): Result {
  const { header } = reply;
  const sections = new Sections(reply);
  switch (header.kind) {
    case "profile":
      return profile(description, header, sections);
    case "crosstab":
      return header.layers === null
        ? crosstab(description, header, sections, 0, header.cautions)
        : layered(description, header, header.layers, sections);
    case "itemCombinations":
      return itemCombinations(description, header, sections);
    case "flows":
      return flows(description, header, sections);
  }
}

/** The named arrays of a reply, as plain numbers; each is unpacked once. */
class Sections {
  readonly #reply: Reply;
  readonly #counts = new Map<string, number[]>();
  readonly #percents = new Map<string, Percent[]>();

  constructor(reply: Reply) {
    this.#reply = reply;
  }

  counts(name: string): number[] {
    const known = this.#counts.get(name) ?? this.#cut(this.#reply.counts, name, "count");
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

  #cut(numbers: Uint32Array | Float64Array, name: string, type: "count" | "percent"): number[] {
    const section = this.#reply.header.sections.find((one) => one.name === name && one.type === type);
    if (!section) throw new Error(`the engine's reply has no section ${name}`);
    const length = section.shape.reduce((product, extent) => product * extent, 1);
    return Array.from(numbers.subarray(section.offset, section.offset + length));
  }
}

function base(header: ResultHeader): ResultBase {
  const { codebook, cases, selected, cautions } = header;
  return { codebook, cases, selected, cautions };
}

/** The categories of an axis: a set's items, an indicator's only one, a variable's values. */
function categories(description: Description, axis: string): Value[] {
  const set = description.sets.find(({ id }) => id === axis);
  if (set) return set.items;
  const variable = description.variables.find(({ id }) => id === axis);
  if (!variable) throw new Error("the engine's reply names an axis that the file's description lacks");
  return variable.kind === "indicator" ? [1] : variable.values;
}

function profile(description: Description, header: ProfileHeader, sections: Sections): ProfileResult {
  const part = <T>(
    ids: string[],
    prefix: string,
    name: (category: Value, count: number, percent: Percent) => T,
  ) => {
    const answered = sections.counts(`${prefix}answered`);
    const missing = sections.counts(`${prefix}missing`);
    const missingPercent = sections.percents(`${prefix}missingPercent`);
    const counts = sections.counts(`${prefix}count`);
    const percents = sections.percents(`${prefix}percent`);
    let next = 0;
    return ids.map((id, i) => ({
      answers: {
        id,
        answered: answered[i] ?? 0,
        missing: missing[i] ?? 0,
        missingPercent: missingPercent[i] ?? null,
      },
      shares: categories(description, id).map((category) => {
        const share = name(category, counts[next] ?? 0, percents[next] ?? null);
        next++;
        return share;
      }),
    }));
  };
  return {
    ...base(header),
    variables: part(header.variables, "", (value, count, percent) => ({ value, count, percent })).map(
      ({ answers, shares }) => ({ ...answers, values: shares }),
    ),
    sets: part(header.sets, "set.", (id, count, percent) => ({ id: String(id), count, percent })).map(
      ({ answers, shares }) => ({ ...answers, items: shares }),
    ),
  };
}

/** Table `layer` of the reply: the whole reply when it has no layers. */
function crosstab(
  description: Description,
  header: CrosstabHeader,
  sections: Sections,
  layer: number,
  cautions: Caution[],
): CrosstabResult {
  const rows = categories(description, header.rows);
  const columns = header.columns === null ? [] : categories(description, header.columns);
  const columnCount = header.columns === null ? 1 : columns.length;
  const of = <T>(all: T[], length: number) => all.slice(layer * length, (layer + 1) * length);
  const table = <T>(all: T[]) => {
    const cells = of(all, rows.length * columnCount);
    return rows.map((_, r) => cells.slice(r * columnCount, (r + 1) * columnCount));
  };
  const one = (name: string) => of(sections.counts(name), 1)[0] ?? 0;
  const margin = (name: "column" | "row", length: number): Margin => ({
    denominators: of(sections.counts(`${name}.denominators`), length),
    leftOut: of(sections.counts(`${name}.leftOut`), length),
    percent: table(sections.percents(`${name}.percent`)),
  });
  const twoWay = header.columns !== null;
  return {
    ...base(header),
    selected: one("selected"),
    denominator: header.denominator,
    rows: rows.map((id) => ({ id })),
    columns: columns.map((id) => ({ id })),
    counts: table(sections.counts("counts")),
    column: margin("column", columnCount),
    row: twoWay ? margin("row", rows.length) : null,
    table: twoWay
      ? {
          denominator: one("table.denominator"),
          leftOut: one("table.leftOut"),
          percent: table(sections.percents("table.percent")),
        }
      : null,
    totals: {
      rows: twoWay ? of(sections.counts("totals.rows"), rows.length) : null,
      columns: of(sections.counts("totals.columns"), columnCount),
      all: one("totals.all"),
    },
    cautions,
  };
}

function layered(
  description: Description,
  header: CrosstabHeader,
  axis: string,
  sections: Sections,
): LayeredCrosstabResult {
  return {
    ...base(header),
    denominator: header.denominator,
    layersMissing: header.layersMissing ?? 0,
    layers: categories(description, axis).map((id, layer) => ({
      id,
      ...crosstab(description, header, sections, layer, header.layerCautions?.[layer] ?? []),
    })),
  };
}

function itemCombinations(
  description: Description,
  header: ItemCombinationsHeader,
  sections: Sections,
): ItemCombinationsResult {
  const items = categories(description, header.set).map(String);
  const counts = sections.counts("count");
  const percents = sections.percents("percent");
  return {
    ...base(header),
    answered: header.answered,
    combinations: header.combinations.map((indices, i) => ({
      items: indices.map((index) => items[index] ?? ""),
      count: counts[i] ?? 0,
      percent: percents[i] ?? null,
    })),
    rest: header.rest,
  };
}

function flows(description: Description, header: FlowsHeader, sections: Sections): FlowsResult {
  const from = categories(description, header.from);
  const to = categories(description, header.to);
  const fromIndices = sections.counts("from");
  const toIndices = sections.counts("to");
  const counts = sections.counts("count");
  const percents = sections.percents("percent");
  return {
    ...base(header),
    answeredBoth: header.answeredBoth,
    flows: fromIndices.map((index, i) => ({
      from: from[index] ?? "",
      to: to[toIndices[i] ?? -1] ?? "",
      count: counts[i] ?? 0,
      percent: percents[i] ?? null,
    })),
    rest: header.rest,
  };
}
