import type { AppliedMask, CrosstabMask } from "../bridge/protocol";
import type { Field } from "./csv";

/** What a reader chose for saved tables: counts below `below`, and 0 too if `zeros`. */
export interface MaskChoice {
  below: number;
  zeros: boolean;
}

/** Percentages of columns are kept where they can be, or of rows where those are on screen. */
export function maskOf({ below, zeros }: MaskChoice, percentOf: "column" | "row" | "table"): CrosstabMask {
  return { below, zeros: zeros ? "masked" : "shown", keep: percentOf === "row" ? "rows" : "columns" };
}

/** Stands for a masked count of a cell: it is below the threshold. */
export const maskedCount = ({ below }: Pick<AppliedMask, "below">) => `<${below}`;

/** Stands for any other masked figure and for percentages of masked numbers: nothing is said of how large they are. */
export const maskedFigure = "masked";

/** The count of a cell as a field of a saved table. */
export function countField(count: number, mask: AppliedMask | undefined): Field {
  return Number.isNaN(count) && mask ? maskedCount(mask) : count;
}

/** A denominator, total or number left out as a field of a saved table. */
export function figureField(figure: number): Field {
  return Number.isNaN(figure) ? maskedFigure : figure;
}
