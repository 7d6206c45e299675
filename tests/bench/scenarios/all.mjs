import { asWritten } from "./as_written.mjs";
import combinations from "./combinations.mjs";
import crosstab from "./crosstab.mjs";
import flows from "./flows.mjs";
import flowsWhole from "./flows_whole.mjs";
import frames from "./frames.mjs";
import ping from "./ping.mjs";
import profile from "./profile.mjs";
import slider from "./slider.mjs";
import { underUnseen } from "./unseen.mjs";

/** All but opening, which page/main.mjs does itself. In the order in which they run. */
export const scenarios = {
  ping,
  profile,
  profileAsWritten: asWritten("profile"),
  profileUnseen: underUnseen("profile"),
  crosstab,
  crosstabAsWritten: asWritten("crosstab"),
  crosstabUnseen: underUnseen("crosstab"),
  flows,
  flowsWhole,
  combinations,
  slider,
  frames,
};
