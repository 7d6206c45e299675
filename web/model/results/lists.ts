import type {
  Description,
  FlowsHeader,
  ItemCombinationsHeader,
  RankingHeader,
  Value,
} from "../../bridge/protocol";
import { base, categories } from "./sections";
import type { Percent, ResultBase, Sections } from "./sections";

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
  /** Cases that have one value at both ends, listed or not: domestic ones, between two countries. */
  same: { count: number; percent: Percent };
  /** Most frequent first; percentages are of `answeredBoth`. */
  flows: { from: Value; to: Value; count: number; percent: Percent }[];
  rest: Rest;
}

export interface RankingResult extends ResultBase {
  answered: number;
  missing: number;
  /** Of `selected`. */
  missingPercent: Percent;
  /** Most frequent first, those of no case left away; percentages are of `answered`. */
  values: { id: Value; count: number; percent: Percent }[];
  /** What `top` left away. Of a set, `count` is the cases with at least one of them. */
  rest: Rest & { percent: Percent };
}

export function itemCombinations(
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

export function flows(description: Description, header: FlowsHeader, sections: Sections): FlowsResult {
  const from = categories(description, header.from);
  const to = categories(description, header.to);
  const fromIndices = sections.counts("from");
  const toIndices = sections.counts("to");
  const counts = sections.counts("count");
  const percents = sections.percents("percent");
  return {
    ...base(header),
    answeredBoth: header.answeredBoth,
    same: { count: sections.count("same.count"), percent: sections.percent("same.percent") },
    flows: fromIndices.map((index, i) => ({
      from: from[index] ?? "",
      to: to[toIndices[i] ?? -1] ?? "",
      count: counts[i] ?? 0,
      percent: percents[i] ?? null,
    })),
    rest: header.rest,
  };
}

export function ranking(description: Description, header: RankingHeader, sections: Sections): RankingResult {
  const ids = categories(description, header.rows);
  const counts = sections.counts("count");
  const percents = sections.percents("percent");
  return {
    ...base(header),
    answered: header.answered,
    missing: sections.count("missing"),
    missingPercent: sections.percent("missingPercent"),
    values: sections.counts("rows").map((index, i) => ({
      id: ids[index] ?? "",
      count: counts[i] ?? 0,
      percent: percents[i] ?? null,
    })),
    rest: {
      kinds: header.restKinds,
      count: sections.count("rest.count"),
      percent: sections.percent("rest.percent"),
    },
  };
}
