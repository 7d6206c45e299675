// Delimited text: quotes, line ends, separators, blank and ragged lines, headers.

export const rows = [
  { name: "nothing at all", bytes: "", error: "empty_file line 1" },
  { name: "only blanks", bytes: "  \n\t\n  ", error: "empty_file line 1" },
  { name: "only line ends", bytes: "\n\n\n\n", error: "empty_file line 1" },
  { name: "a header without cases", bytes: "year,gender\n", report: { cases: 0, lines: 0 } },
  {
    name: "blank lines in front of the header and at the end",
    bytes: "\n\ngender\nMan\n",
    report: { cases: 1, blankLines: { count: 2, lines: [1, 2] } },
    profile: { gender: { Man: 1 } },
  },
];
