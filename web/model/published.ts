import type { Attribute, PublishedCounts } from "../codebooks/aggregates";
import type { Filter } from "./data";
import type { Env } from "./env";

/**
 * The attributes that all these conditions ask for; null where one of them is more than single values: several values
 * joined by "or", a missing value, a range.
 */
export function attributesOf(filters: readonly Filter[]): Attribute[] | null {
  const attributes: Attribute[] = [];
  for (const filter of filters) {
    const found = attributesOfOne(filter);
    if (!found) return null;
    attributes.push(...found);
  }
  return attributes;
}

function attributesOfOne(filter: Filter): Attribute[] | null {
  if ("all" in filter) return attributesOf(filter.all);
  if ("in" in filter && filter.in.length === 1)
    return [{ variable: filter.variable, value: String(filter.in[0]) }];
  const items =
    "allOf" in filter ? filter.allOf : "anyOf" in filter && filter.anyOf.length === 1 ? filter.anyOf : null;
  return items && items.map((variable) => ({ variable, value: "1" }));
}

/** The published count of the cases that all these conditions select, in words; null where no file of them is open. */
export function publishedText(
  published: PublishedCounts | null,
  filters: readonly Filter[],
  env: Env,
): string | null {
  if (!published) return null;
  const attributes = attributesOf(filters);
  if (!attributes) return env.t("published.notAsked");
  const count = published.count(attributes);
  return count === null ? env.t("published.notListed") : env.format.count(count);
}
