// The same question again, put as one first writes it down rather than as the contender answers it fastest.
import { inTurn, sample } from "../page/clock.mjs";
import { changing } from "../page/filters.mjs";

export const asWritten = (question) => {
  const input = inTurn(changing);
  return {
    run(contender, options) {
      return contender.asWritten ? sample(contender.asWritten[question], input, options) : null;
    },
  };
};
