// A codebook small enough to know by heart: year, gender, age, home; the set `means` (debt, threat).
export const smallCodebook = {
  id: "small",
  version: "1",
  missingSpellings: ["", "NULL", "null", "NA", "N/A", "-99", "-99.0", "Unknown", "Not Specified"],
  indicatorSpellings: { present: ["1", "1.0", "true"], absent: ["0", "0.0", "false"] },
  countries: [
    { alpha3: "MEX", alpha2: "MX" },
    { alpha3: "NAM", alpha2: "NA" },
    { alpha3: "PHL", alpha2: "PH" },
    { alpha3: "UKR", alpha2: "UA" },
  ],
  countryMissingSpellings: ["0"],
  variables: [
    {
      id: "year",
      type: "categorical",
      valueKind: "year",
      range: [2010, 2012],
      headerAliases: ["Year of case"],
    },
    {
      id: "gender",
      type: "categorical",
      valueKind: "list",
      values: [
        { value: "Man", spellings: ["Male"] },
        { value: "Woman", spellings: ["Female"] },
        { value: "Other" },
      ],
    },
    {
      id: "age",
      type: "categorical",
      valueKind: "band",
      values: [{ value: "0-8" }, { value: "9-17" }, { value: "18-20" }, { value: "48+" }],
    },
    { id: "home", type: "categorical", valueKind: "country" },
    { id: "debt", type: "indicator", headerAliases: ["debtBondage"] },
    { id: "threat", type: "indicator" },
  ],
  sets: [{ id: "means", items: ["debt", "threat"], answeredBy: "anyPresent" }],
  derived: [],
};
