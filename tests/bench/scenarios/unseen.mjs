// A question under a filter that does not come again while anything of it could be remembered: years, and five countries.
import { inTurn, sample } from "../page/clock.mjs";
import { changing } from "../page/filters.mjs";
import { values } from "../page/variables.mjs";

const countries = values.CountryOfExploitation;
const unseen = changing.map(([years], index) => [
  years,
  {
    variable: "CountryOfExploitation",
    in: countries.filter((_, place) => (place + 7 * index) % countries.length < 5),
  },
]);

export const underUnseen = (kind) => {
  const input = inTurn(unseen);
  return {
    run(contender, options) {
      return contender.filtersAny ? sample((terms) => contender[kind](terms), input, options) : null;
    },
  };
};
