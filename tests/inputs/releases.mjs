// Releases, headers and spellings: what is recognised, offered, repaired and told. `codebook: null` lets the file choose.
import { releaseFile } from "../simulate/releases.mjs";

/** A file whose columns are those of a release, without cases. */
const header = (release) => releaseFile(release, 0, 1).toString();
const auto = { codebook: null };
const id = {
  newest: "ctdc-global-synthetic",
  of2021: "ctdc-global-synthetic-2021",
  kAnonymised: "ctdc-global-k-anonymised",
};
const recognised = (name, bytes, codebook, report = {}) => ({
  name,
  bytes,
  ...auto,
  report: { ...report, release: { codebook, ...report.release } },
});

const releases = [
  recognised("the names of 2024", header("2024"), id.newest, { release: { known: 27, columns: 27 } }),
  recognised("sectorOf in the place of typeOf", header("2026"), id.newest, { release: { known: 27 } }),
  recognised("meansWithholdDocuments", header("2025"), id.newest, { release: { known: 27 } }),
  recognised("all names in lower case", header("lowerCase"), id.newest, { release: { known: 27 } }),
  recognised("all names in capitals", header("2024").toUpperCase(), id.newest, { release: { known: 27 } }),
  recognised("the names of 2021", header("2021"), id.of2021, { release: { known: 37, certain: true } }),
  recognised("the names of 2021 cut at 32 characters", header("2021cut"), id.of2021, {
    release: { known: 37 },
  }),
  recognised("the 63 columns of the k-anonymised releases", header("kAnonymised"), id.kAnonymised, {
    release: { known: 63, columns: 63 },
  }),
  recognised("the 63 columns in lower case", header("kAnonymised").toLowerCase(), id.kAnonymised, {
    release: { known: 63 },
  }),
  recognised("a name is no ground: columns are", "gender,ageBroad\nMan,9-17\n", id.newest),
  recognised("one column of 2021 among those of all", "gender,meansOfControlThreats\nMan,1\n", id.of2021),
  recognised(
    "the data source gives the k-anonymised release away",
    "Datasource,gender\nHotline,Male\n",
    id.kAnonymised,
  ),
  recognised("columns of 2021 alone", "meansOfControlThreats\n1\n", id.of2021),
  recognised("a file with hardly a known column is foreign", "a,b,c,gender\n1,2,3,Man\n", id.newest, {
    release: { how: "foreign" },
  }),
  recognised("a file with some columns of its own is not", "a,gender,ageBroad\n1,Man,9-17\n", id.newest, {
    release: { how: "recognised" },
  }),
  recognised(
    "the latest year speaks for a release",
    "yearOfRegistration,gender\n2022,Man\n2002,Man\n",
    id.newest,
    {
      release: {
        latestYear: 2022,
        release: { id: "2024", title: "synthetic, 2024", lastYear: 2022 },
        certain: false,
      },
    },
  ),
  recognised(
    "a year that is no release's last leaves it open",
    "yearOfRegistration,gender\n2011,Man\n",
    id.newest,
    {
      release: { latestYear: 2011, release: null },
    },
  ),
  recognised(
    "flags of what is not specified are set aside",
    "Datasource,meansOfControlThreats,meansOfControlNotSpecified\nHotline,0,1\n",
    id.kAnonymised,
    {
      setAside: [{ header: "meansOfControlNotSpecified", reason: "notAnAnswer" }],
    },
  ),
  recognised(
    "columns that repeat others are set aside",
    "Datasource,isSexAndLabour,typeOfExploitConcatenated\nHotline,1,x\n",
    id.kAnonymised,
    {
      setAside: [
        { header: "isSexAndLabour", reason: "repeatsOthers" },
        { header: "typeOfExploitConcatenated", reason: "repeatsOthers" },
      ],
    },
  ),
  { name: "no known column at all", bytes: "a,b\n1,2\n", ...auto, error: "no_known_column line 1" },
  {
    name: "a proposal for a file of no known column",
    bytes: "a,b\n1,x\n",
    codebook: "propose",
    report: { release: { how: "proposed" }, cases: 1 },
  },
  { name: "a proposal for a file that is empty", bytes: "", codebook: "propose", error: "empty_file line 1" },
  {
    name: "a proposal with nothing to count",
    bytes: "a,b\n,\n,\n",
    codebook: "propose",
    error: "no_known_column",
  },
];

/** One column of the small codebook, one field per line. */
const column = (variable, fields) => `${variable},x\n${fields.map((field) => `${field},\n`).join("")}`;
const reads = (name, variable, fields, profile) => ({
  name,
  bytes: column(variable, fields),
  report: { cases: fields.length },
  profile: { [variable]: profile },
});

const spellings = [
  reads("ages with two hyphens", "age", ["0--8", "9--17", "18--20"], { "0-8": 1, "9-17": 1, "18-20": 1 }),
  reads("an age with a leading zero", "age", ["09--17", "09-17"], { "9-17": 2 }),
  reads("ages with en and em dashes", "age", ["0\u20138", "9\u201417"], { "0-8": 1, "9-17": 1 }),
  reads("an age with a minus sign of mathematics", "age", ["9\u221217"], { "9-17": 1 }),
  reads("an open age", "age", ["48+", "048+"], { "48+": 2 }),
  reads("an age with a remark", "age", ["9-17 (minor)"], { "9-17": 1 }),
  reads("an age in words stays as it is", "age", ["adult"], { adult: 1 }),
  reads("an age that is no band of the codebook", "age", ["10-14"], { "10-14": 1 }),
  reads("genders whatever their case", "gender", ["MALE", "female", "Man", "wOMAN"], { Man: 2, Woman: 2 }),
  reads("a gender that nobody knows", "gender", ["Martian"], { Martian: 1 }),
  reads("missing spellings, exactly as listed", "gender", ["Unknown", "NULL", "N/A", "-99", "unknown"], {
    unknown: 1,
  }),
  reads("Not Specified is missing, not a gender", "gender", ["Not Specified", "Man"], { Man: 1 }),
  reads("years as decimals", "year", ["2010.0", "2011.00", "2012"], { 2010: 1, 2011: 1, 2012: 1 }),
  reads("a year outside the range is a year", "year", ["1999", "2030"], { 1999: 1, 2030: 1 }),
  reads("a year in words is unknown", "year", ["two thousand"], { "two thousand": 1 }),
  reads("a year with a time is unknown", "year", ["2010-01-01"], { "2010-01-01": 1 }),
  reads("a negative year", "year", ["-1"], { "-1": 1 }),
  reads("three-letter countries in lower case", "home", ["phl", "Mex"], { MEX: 1, PHL: 1 }),
  reads("two-letter countries of a known column", "home", ["PH", "MX", "UA"], { MEX: 1, PHL: 1, UKR: 1 }),
  reads("NA is Namibia among two letters", "home", ["NA", "PH"], { NAM: 1, PHL: 1 }),
  reads("NA is missing among three letters", "home", ["NA", "PHL"], { PHL: 1 }),
  reads("two letters among more threes are unknown", "home", ["PHL", "MEX", "PH"], { MEX: 1, PHL: 1, PH: 1 }),
  reads("0 is no citizenship", "home", ["0", "PHL"], { PHL: 1 }),
  reads("a country by name is unknown", "home", ["Philippines"], { Philippines: 1 }),
];

const reports = [
  recognised(
    "a near match is offered, and its column is not read",
    "gender,meansThreets\nMan,1\n",
    id.newest,
    {
      nearMatches: [{ header: "meansThreets", variable: "meansThreats", changes: 1 }],
    },
  ),
  recognised("a typo seen in public code is known", "gender,meansAbusePsyPhysSex\nMan,1\n", id.newest, {
    nearMatches: [],
  }),
  recognised("a near match of a variable that is there is none", "gender,gendre\nMan,Woman\n", id.newest, {
    nearMatches: [],
  }),
  recognised("17-Sep was 9-17", "gender,ageBroad\nMan,17-Sep\nMan,17-Sep\n", id.newest, {
    excelDamage: [{ variable: "ageBroad", written: "17-Sep", count: 2, kind: "date", likely: "9-17" }],
  }),
  recognised("Sep-17 was 9-17", "gender,ageBroad\nMan,Sep-17\n", id.newest, {
    excelDamage: [{ variable: "ageBroad", written: "Sep-17", count: 1, kind: "date", likely: "9-17" }],
  }),
  recognised("the number of a day was 9-17", "gender,ageBroad\nMan,45552\n", id.newest, {
    excelDamage: [{ variable: "ageBroad", written: "45552", count: 1, kind: "serial", likely: "9-17" }],
  }),
  recognised("a date that fits no band is just unknown", "gender,ageBroad\nMan,1-Jan\n", id.newest, {
    excelDamage: [],
  }),
  recognised("a date in a column of genders is just unknown", "gender,ageBroad\n17-Sep,9-17\n", id.newest, {
    excelDamage: [],
  }),
  recognised("Appendix II is offered for 2021, not made", header("2021"), id.of2021, {
    recodings: [{ id: "appendixII", label: "Means of control as in 2024", made: false }],
  }),
  recognised("the newest release has nothing to recode", header("2024"), id.newest, { recodings: [] }),
];

const codebooks = [
  { name: "a codebook that is no JSON", bytes: "gender\nMan\n", codebook: "{", error: "bad_json" },
  { name: "a codebook that is a list", bytes: "gender\nMan\n", codebook: "[]", error: "bad_codebook" },
  {
    name: "a codebook without a variable",
    bytes: "gender\nMan\n",
    codebook: { id: "a", version: "1", missingSpellings: [], indicatorSpellings: {}, variables: [] },
    error: "bad_codebook /variables",
  },
  {
    name: "a codebook that merges what is not there",
    bytes: "a\n1\n",
    codebook: {
      ...{ id: "a", version: "1", missingSpellings: [], indicatorSpellings: {} },
      variables: [{ id: "a", type: "indicator", mergeOf: ["b"] }],
      sets: [{ id: "s", items: ["a"], answeredBy: "anyPresent" }],
    },
    error: "bad_codebook /variables/0/mergeOf",
  },
];

export const rows = [...releases, ...spellings, ...reports, ...codebooks];
