// The shortest round trip that the contender has: what no answer can be faster than.
import { sample } from "../page/clock.mjs";

export default {
  run(contender, options) {
    return contender.ping
      ? sample(
          () => contender.ping(),
          () => null,
          options,
        )
      : null;
  },
};
