// The year slider dragged with the screen in view: one position, one profile and one redrawing per frame.
import { drags } from "../page/filters.mjs";

export default {
  /** Resolves to the frame intervals in milliseconds, at rest and while dragging, and how often the answer was late. */
  async run(contender, { frames }) {
    if (!contender.bars) return null;
    const bars = new Bars(document.querySelector("#bars"));
    const rest = await drive(Math.ceil(frames / 3), async () => undefined);
    const walk = drags.flat();
    const drag = await drive(frames, async (frame) => {
      const answer = await contender.profile(walk[frame % walk.length]);
      bars.draw(contender.bars(answer));
    });
    return { rest: rest.intervals, drag: drag.intervals, late: drag.late };
  },
};

/** Calls `work` once per frame, unless the last call is still at it: that frame's answer is late. */
function drive(frames, work) {
  return new Promise((resolve, reject) => {
    const intervals = [];
    let late = 0;
    let busy = false;
    let before;
    const onFrame = (now) => {
      if (before !== undefined) intervals.push(now - before);
      before = now;
      if (intervals.length >= frames) {
        resolve({ intervals, late });
        return;
      }
      requestAnimationFrame(onFrame);
      if (busy) {
        late++;
        return;
      }
      busy = true;
      work(intervals.length).then(() => (busy = false), reject);
    };
    requestAnimationFrame(onFrame);
  });
}

/** As many bars as there are counts, as the page has them. */
class Bars {
  #parent;
  #bars = [];

  constructor(parent) {
    this.#parent = parent;
  }

  draw(counts) {
    while (this.#bars.length < counts.length) {
      const bar = document.createElement("div");
      bar.style.cssText = "height: 2px; background: #357";
      this.#parent.append(bar);
      this.#bars.push(bar);
    }
    const most = counts.reduce((high, count) => Math.max(high, count), 1);
    for (const [index, bar] of this.#bars.entries()) {
      bar.style.width = `${((100 * counts[index]) / most).toFixed(1)}%`;
    }
  }
}
