import type { Description, ProfileHeader, Value } from "../../bridge/protocol";
import { base, categories } from "./sections";
import type { Percent, ResultBase, Sections } from "./sections";

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

export function profile(description: Description, header: ProfileHeader, sections: Sections): ProfileResult {
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
