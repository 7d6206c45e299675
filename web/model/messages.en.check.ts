/** English texts about how a file was read, what can be undone, and codebooks proposed from a file. */
export const enCheck = {
  "load.canPropose":
    "This is not a Global Dataset file. Casewise can propose a codebook from its columns and values, for you to look through.",
  "load.propose": "Propose a codebook from its columns",

  "check.release": "Release",
  "check.releaseAsk": "Which release is it?",
  "check.releaseOpen": "not stated",
  "check.linesSum": "{lines} = {n} cases + {blank} blank + {aside} set aside",
  "check.near": {
    one: "{n} column is nearly named like a variable that the file lacks; it is not read",
    other: "{n} columns are nearly named like variables that the file lacks; they are not read",
  },
  "check.nearOne": "{column}, may be “{label}” ({variable})",
  "check.readAs": "Read as “{value}”",
  "check.ignore": "Do not read",
  "check.keep": "Keep as written",
  "check.keepAll": "Keep all of this variable as written",
  "check.offerOf": ": {what}",
  "check.setAside": {
    one: "{n} column is known and holds no answer of its own",
    other: "{n} columns are known and hold no answers of their own",
  },
  "check.notAnAnswer": "it says that nothing is known, which is no answer",
  "check.repeatsOthers": "it writes other columns once more",
  "check.missingSpellings": {
    one: "{n} spelling read as missing",
    other: "{n} spellings read as missing",
  },
  "check.excel": {
    one: "{n} value that a spreadsheet seems to have turned into a date; it counts as unknown",
    other: "{n} values that a spreadsheet seems to have turned into dates; they count as unknown",
  },
  "check.excel.date": "{text}. A date: it was probably “{likely}”",
  "check.excel.serial": "{text}. The number of a day: it was probably “{likely}”",
  "check.years": {
    one: "{n} year that the codebook does not cover; it counts like any other",
    other: "{n} years that the codebook does not cover; they count like any other",
  },
  "check.recoding":
    "{label}: the codebook can put these together from columns of this file. Nothing is replaced.",
  "check.recode": "Put together",
  "check.yours": "Your decisions",
  "check.undo": "Undo",
  "check.missingTitle": "Missing values by variable, set and year",
  "check.missingWhat": "No record of",
  "check.missingAll": { one: "Of {n} case", other: "Of all {n} cases" },
  "check.foreign": "This may not be a Global Dataset file",
  "check.foreignText":
    "Of its {all} columns, {n} are variables of the codebook. If one row stands for something else than a case of the Global Dataset, read the file with a codebook of its own.",
  "check.proposed": "The codebook of this file is a proposal",
  "check.proposedText":
    "It was made from the columns and values of the file. Look through it on the Codebook page, and say there what one row stands for. For now it is called “{unit}”. Figures are not to be compared with those of the Global Dataset.",

  "release.grounds": "{title}: {named}. Recognised by: {grounds}.",
  "release.stated": "{title}, as you stated",
  "release.certain": "{title}",
  "release.likely": "probably {title}",
  "release.open": "which release is open",
  "release.columns": { one: "{n} of {all} columns known", other: "{n} of {all} columns known" },
  "release.latestYear": "latest year {year}",
  "release.given": "the codebook that was chosen",
  "remark.unit": "One row",
  "remark.unitText": "One row of the file stands for one {unit}.",

  "adjust.column": "Column “{header}” is read as {label}",
  "adjust.ignore": "Column “{header}” is not read",
  "adjust.asWritten": "{label}: “{spelling}” stays as written",
  "adjust.asWrittenAll": "{label}: every spelling stays as written",
  "adjust.spelling": "{label}: “{spelling}” is read as “{value}”",
  "adjust.recoding": "Put together: {label}",
  "adjust.release": "Release: {title}",
  "adjust.unit": "One row stands for one {unit}",

  "compare.refused": "Not to be compared with {name}",
  "compare.unit":
    "A row of the earlier file stands for one {first}, a row of this one for one {second}. Counts and percentages of the two measure different things.",
  "compare.codebook":
    "The earlier file was read with “{first}”, this one with “{second}”. Nothing says that they record the same things in the same way.",

  "codebook.fromData": "its values come from this file",

  "published.title": "Published counts",
  "published.lead":
    "The source also publishes counts of combinations, made from the original records. Open that file to see its count beside the one of this file.",
  "published.open": "Open a file of published counts",
  "published.opened": {
    one: "{n} combination of up to {length} attributes, {unmapped} not known to the codebook",
    other: "{n} combinations of up to {length} attributes, {unmapped} not known to the codebook",
  },
  "published.close": "Put away",
  "published.bad": "This is not a file of published counts",
  "published.badText":
    "It needs a column of combinations such as gender:Woman;ageBroad:9-17 and a column of counts.",
  "published.variable": "Compare the values of",
  "published.value": "Value",
  "published.here": "In this file",
  "published.there": "Published",
  "published.notListed": "not listed",
  "published.all": "All cases",
  "published.count": "Published count of the same combination",
  "published.notAsked": "The filter is no combination of single values, so no published count answers it.",
} as const;
