/** Saving tables with small counts masked. */
export const enMasking = {
  "mask.legend": "In saved and copied tables",
  "mask.on": "Mask counts under",
  "mask.below": "Mask counts under this number, at least 4",
  "mask.zeros": "0 too",
  "remark.mask": "Masked",
  "remark.maskText":
    "Counts from 1 to below {below} are masked, with the figures that would tell them. This holds for this one file: of several files together nothing is promised.",
  "remark.maskZeros":
    "Counts below {below}, 0 among them, are masked, with the figures that would tell them. This holds for this one file: of several files together nothing is promised.",
  "remark.casesMasked": "Masked",
} as const;
