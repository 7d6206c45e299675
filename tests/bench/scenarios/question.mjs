// One question asked under a filter that changes with every call.
import { inTurn, sample } from "../page/clock.mjs";
import { changing } from "../page/filters.mjs";

export const question = (kind) => {
  const input = inTurn(changing);
  return {
    async run(contender, options) {
      if (!contender[kind]) return null;
      await contender.prepare?.(kind);
      return sample((terms) => contender[kind](terms), input, options);
    },
  };
};
