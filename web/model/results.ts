/**
 * The results of the public contract, section 4, and of docs/analyses.md, made from what the engine sends: a header that
 * says where each number is, and two arrays. Nothing is counted or divided here; numbers only get names. Percentages
 * are 0 to 100, null where there is no denominator. A masked number is NaN, which JSON writes as null.
 */
import type { Description, Reply } from "../bridge/protocol";
import { comparison } from "./results/comparison";
import type { ComparisonResult } from "./results/comparison";
import { crosstab, layered } from "./results/crosstab";
import type { CrosstabResult, LayeredCrosstabResult } from "./results/crosstab";
import { flows, itemCombinations, ranking } from "./results/lists";
import type { FlowsResult, ItemCombinationsResult, RankingResult } from "./results/lists";
import { missingness } from "./results/missingness";
import type { MissingnessResult } from "./results/missingness";
import { profile } from "./results/profile";
import type { ProfileResult } from "./results/profile";
import { Sections, withMaskedCounts } from "./results/sections";
import { trend } from "./results/trend";
import type { TrendResult } from "./results/trend";

export type { ComparedSelection } from "./results/comparison";
export type { Margin } from "./results/crosstab";
export type {
  ComparisonResult,
  CrosstabResult,
  FlowsResult,
  ItemCombinationsResult,
  LayeredCrosstabResult,
  MissingnessResult,
  ProfileResult,
  RankingResult,
  TrendResult,
};

/** The result of each kind of query. */
export interface Results {
  profile: ProfileResult;
  crosstab: CrosstabResult | LayeredCrosstabResult;
  itemCombinations: ItemCombinationsResult;
  flows: FlowsResult;
  trend: TrendResult;
  ranking: RankingResult;
  comparison: ComparisonResult;
  missingness: MissingnessResult;
}
export type Result = Results[keyof Results];

/** Throws when the header lacks a section that its kind must have: engine and interface are of different versions. */
export function toResult(description: Description, reply: Reply): Result {
  const header = withMaskedCounts(reply.header);
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
    case "trend":
      return trend(description, header, sections);
    case "ranking":
      return ranking(description, header, sections);
    case "comparison":
      return comparison(description, header, sections);
    case "missingness":
      return missingness(description, header, sections);
  }
}
