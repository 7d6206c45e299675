// Citizenship by country of exploitation over the whole file, asked anew each time.
import { inTurn, sample } from "../page/clock.mjs";

const whole = inTurn([[]]);

export default {
  async run(contender, options) {
    if (!contender.flows || contender.keepsAnswers) return null;
    await contender.prepare?.("flows");
    return sample((terms) => contender.flows(terms), whole, options);
  },
};
