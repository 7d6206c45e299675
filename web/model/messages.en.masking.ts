/** Saving tables with small counts masked. */
export const enMasking = {
  "mask.legend": "Small numbers",
  "mask.below": "Numbers are small under",
  "mask.least": "A whole number, at least {least}",
  "mask.on": "Mask small counts in saved and copied tables",
  "mask.zeros": "Mask 0 too",
  "mask.promise":
    "The screen shows all figures. Each saved table masks its small counts and every figure that would tell them. Several tables together may still tell: nothing is promised for that.",
  "mask.refused": "This table cannot be saved with small counts masked",
  "remark.mask": "Masked",
  "remark.maskText":
    "Counts from 1 to below {below} are masked, with the figures that would tell them. This holds for this one file: of several files together nothing is promised.",
  "remark.maskZeros":
    "Counts below {below}, 0 among them, are masked, with the figures that would tell them. This holds for this one file: of several files together nothing is promised.",
  "remark.casesMasked": "Masked",
} as const;
