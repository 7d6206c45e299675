// The same question again, put as one first writes it down rather than as the contender answers it fastest.
import { sample } from "../page/clock.mjs";
import { changing } from "../page/filters.mjs";

export const asWritten = (question) => ({
  run(contender, options) {
    return contender.asWritten ? sample(contender.asWritten[question], changing, options) : null;
  },
});
