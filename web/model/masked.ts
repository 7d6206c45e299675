import type { AppliedMask, Mask } from "../bridge/protocol";
import type { Field } from "./csv";

/** What a reader calls small, and whether small counts are masked in saved and copied tables: one choice for all views. */
export interface SmallCounts {
  /** Counts from 1 to below this are small; a smaller denominator gets a caution. */
  below: number;
  masked: boolean;
  /** 0 is masked, too. */
  zeros: boolean;
}

export const LEAST_THRESHOLD = 4;
export const NOT_MASKED: SmallCounts = { below: 10, masked: false, zeros: false };

/** The engine masks, not the page: what is saved is asked anew. */
export function maskOf({ below, zeros }: SmallCounts): Mask {
  return { below, zeros: zeros ? "masked" : "shown" };
}

/** Stands for a masked count of a cell: it is below the threshold. */
export const maskedCount = ({ below }: Pick<AppliedMask, "below">) => `<${below}`;

/** Stands for any other masked figure and for percentages of masked numbers: nothing is said of how large they are. */
export const maskedFigure = "masked";

/** The count of a cell as a field of a saved table. */
export function countField(count: number, mask: AppliedMask | undefined): Field {
  return Number.isNaN(count) && mask ? maskedCount(mask) : count;
}

/** Any other figure as a field of a saved table. */
export function figureField(figure: Field): Field {
  return typeof figure === "number" && Number.isNaN(figure) ? maskedFigure : figure;
}
