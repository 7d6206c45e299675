/** English texts of the views beside profile and crosstab: trend, combinations, flows, comparison, missing records. */
export const enViews = {
  "tabs.trend": "Trend",
  "tabs.combinations": "Combinations",
  "tabs.comparison": "Compare",
  "tabs.missingness": "Missing",

  "methods.open": "How each figure is made",
  "methods.masking": "Masking small counts",
  "methods.back": "Back to how each figure is made",

  "denominator.where.only": "A population you state: only cases with",

  "trend.rows": "What to show by year",
  "trend.years": "Years",
  "trend.caption": "Percent of each year, and number of cases.",
  "trend.percentOf": "each year",
  "trend.cases": "Cases of the year",
  "trend.answered": "Cases with a record of {rows}",
  "trend.coverage": "Percent with a record",
  "trend.shift": "Coverage shifts",
  "trend.yes": "yes",
  "trend.no": "no",
  "trend.mark":
    "Coverage shifts here: the share of cases with a record changed by 15 percentage points or more.",
  "trend.shifted": {
    one: "{years}: the share of cases that answered changed by 15 points or more from the year with cases before. Other contributors or questions stand behind these figures.",
    other:
      "{years}: the share of cases that answered changed by 15 points or more, each from the year with cases before. Other contributors or questions stand behind these figures.",
  },
  "trend.nobody": "{years} is recorded in none of the selected cases.",
  "trend.notTrend":
    "The year is that of registration. What changes from year to year is who was registered, by whom, and what they were asked: this is no trend in trafficking.",
  "trend.charts":
    "Percent of each year, all on one scale. The table below has every figure with its denominator.",
  "trend.interrupted": "A dashed rule stands where coverage shifts, and the line is interrupted there.",
  "trend.hollow": { one: "Hollow: fewer than {n} case.", other: "Hollow: fewer than {n} cases." },
  "trend.coverageTitle": "On whom these figures rest: cases with a record of {rows}",
  "trend.coverageCaption":
    "For each year, the number and share of its selected cases with a record of {rows}.",
  "trend.answeredOf": "Cases with a record, of all of the year",
  "trend.coverageHead": "% of the year’s cases that have a record",

  "combinations.set": "Question with several answers",
  "combinations.top": "Show the first",
  "combinations.title": "{set}: exact combinations",
  "combinations.caption": {
    one: "Each line is one exact combination: the case has these answers and no other. Most cases first. Percentages are of the {n} case that answered, of {selected} selected.",
    other:
      "Each line is one exact combination: these answers and no other. Most cases first. Percentages are of the {n} cases that answered, of {selected} selected.",
  },
  "combinations.combination": "Combination",
  "combinations.none": "None of them",
  "combinations.yes": "yes",
  "combinations.select": "Select the cases with exactly this combination",
  "combinations.rest": { one: "{n} other combination", other: "{n} other combinations" },
  "combinations.missing": "No answer recorded",

  "pairs.nothing": "{set}: the file has a column for none of the answers.",
  "pairs.title": "{set}: any two together",
  "pairs.caption":
    "{set}: cases that have the answer of the line and the answer of the column, with or without others. The diagonal is each answer by itself.",
  "pairs.caption.column": "Percentages are of the cases with the column’s answer.",
  "pairs.caption.table": {
    one: "Percentages are of the {n} case that answered.",
    other: "Percentages are of the {n} cases that answered.",
  },
  "pairs.corner": "Together with",
  "pairs.percentOf": "Percentages of",
  "pairs.percentOf.column": "cases with the column’s answer",
  "pairs.percentOf.table": "all that answered",

  "flows.same": "The same in both",
  "flows.different": "From one to another",
  "flows.sameAll": "all of these, listed or not",

  "ranking.title": "{rows}: most frequent",
  "ranking.rest": { one: "{n} other", other: "{n} others together" },

  "comparison.title": "{rows}: two selections compared",
  "comparison.rows": "What to compare",
  "comparison.first": "First selection",
  "comparison.second": "Second selection",
  "comparison.add.first": "Add a condition to the first selection",
  "comparison.add.second": "Add a condition to the second selection",
  "comparison.everyCase": "No condition: all cases.",
  "comparison.swap": "Swap the selections",
  "comparison.else": "Compare with everything else",
  "comparison.within": "Both are taken from the cases that the filters above select ({filter}).",
  "comparison.caption":
    "Percent of each selection, number of cases, and the difference between the two in percentage points.",
  "comparison.head": "{side}: {what}",
  "comparison.difference": "Second minus first, in points",
  "comparison.rule":
    "Second percentage minus first, rounded from the exact ratios. It describes these cases; it tests nothing.",
  "comparison.selected": "Selected",
  "comparison.inBoth": "Cases in both selections",
  "comparison.overlap": {
    one: "{n} case is in both selections and counts on both sides.",
    other: "{n} cases are in both selections and count on both sides.",
  },
  "comparison.nobody": "{side}: no case meets these conditions.",
  "comparison.order.difference": "largest difference",

  "missingness.title": "What is not recorded",
  "missingness.titleBy": "What is not recorded, by {columns}",
  "missingness.lead":
    "The stronger the colour of a cell, the larger the share of cases without a record. A blank is not a “no”: where much is missing, the percentages of other views speak for few.",
  "missingness.columns": "Told apart by",
  "missingness.noColumns": "(all cases together)",
  "missingness.rows": "Variable or question",
  "missingness.all": "All selected",
  "missingness.casesIn": "{column}: cases without a record",
  "missingness.caption": {
    one: "Percent and number of cases without a record, of the {n} case selected.",
    other: "Percent and number of cases without a record, of the {n} cases selected.",
  },
  "missingness.caption.by":
    "In the other columns, of the cases of that column; those without cases are not shown.",
} as const;
