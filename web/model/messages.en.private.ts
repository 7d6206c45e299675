/** English texts of the private page: the evaluation of a release. */
export const enPrivate = {
  "private.title": "PRIVATE: evaluation of a release",
  "private.watermark": "Contains sensitive statistics. Not to be shared.",
  "private.text":
    "These figures compare the released files with the source. They are exact, and no privacy guarantee covers them: they stay on this computer.",
  "private.records": "Records: source, synthetic",
  "private.attributes": "Attributes per record: source, synthetic",
  "private.length": "Attributes",
  "private.table.aggregates": "Public table",
  "private.table.synthetic": "Synthetic records",
  "private.error": "Mean error of counts of 10 and more",
  "private.missing": "Share of the source in combinations that are missing",
  "private.invented": "Share in combinations that do not exist",
  "private.variation":
    "Distance of the distributions of so many columns together (0 the same, 1 nothing in common)",
  "private.mean": "Mean",
  "private.largest": "Largest",
  "private.buckets": "By synthetic count",
  "private.bucket": "Synthetic count",
  "private.bucketOf": "{above} to {upTo}",
  "private.combinations": "Combinations",
  "private.meanTrue": "Mean true count",
  "private.meanSynthetic": "Mean synthetic count",
  "private.distortions": "Largest differences",
  "private.true": "True count",
  "private.syntheticCount": "Synthetic count",
} as const;
