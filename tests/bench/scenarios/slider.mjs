// The year slider dragged over 60 positions, one profile of everything per position. A sample is a whole drag.
import { inTurn, time } from "../page/clock.mjs";
import { drags } from "../page/filters.mjs";

const nextDrag = inTurn(drags);

export default {
  async run(contender, { seconds, limit }) {
    if (!contender.profile) return null;
    await contender.prepare?.("profile");
    const began = performance.now();
    const elapsed = () => (performance.now() - began) / 1000;
    const samples = [];
    do {
      const positions = nextDrag();
      const first = await time(() => contender.profile(positions[0]));
      if ((first / 1000) * positions.length > limit) return { over: (first / 1000) * positions.length };
      const drag = async () => {
        for (const terms of positions) await contender.profile(terms);
      };
      samples.push(await time(drag));
    } while (samples.length < drags.length && elapsed() < seconds);
    return { samples, batch: 1 };
  },
};
