import { places } from "./world.mjs";

/**
 * How simulated cases are spelled in a file.
 * @typedef {object} Layout
 * @property {"type" | "sector"} names both are seen in releases: `typeOfLabour…` and `sectorOfLabour…`
 * @property {"lf" | "crlf"} lineEnd
 * @property {boolean} byteOrderMark
 * @property {"plain" | "published"} spelling of ages and durations
 */

/** @type {Layout} */
export const plainLayout = { names: "type", lineEnd: "lf", byteOrderMark: false, spelling: "plain" };

const names = [
  ...["yearOfRegistration", "gender", "ageBroad", "citizenship", "CountryOfExploitation", "traffickMonths"],
  ...[
    "meansDebtBondageEarnings",
    "meansThreats",
    "meansAbusePsyPhySex",
    "meansFalsePromises",
    "meansDrugsAlcohol",
  ],
  ...["meansDenyBasicNeeds", "meansExcessiveWorkHours", "meansWithholdDocs"],
  ...["isForcedLabour", "isSexualExploit", "isOtherExploit"],
  ...[
    "typeOfLabourAgriculture",
    "typeOfLabourConstruction",
    "typeOfLabourDomesticWork",
    "typeOfLabourHospitality",
  ],
  ...["typeOfSexProstitution", "typeOfSexPornography"],
  ...[
    "recruiterRelationIntimatePartner",
    "recruiterRelationFriend",
    "recruiterRelationFamily",
    "recruiterRelationOther",
  ],
];

const genders = ["Man", "Woman", "Trans/Transgender/NonConforming"];
const spellings = {
  plain: {
    ages: ["0-8", "9-17", "18-20", "21-23", "24-26", "27-29", "30-38", "39-47", "48+"],
    months: ["0-12", "13-24", "25+"],
  },
  published: {
    ages: ["0--8", "09--17", "18--20", "21--23", "24--26", "27--29", "30--38", "39--47", "48+"],
    months: ["0--12 (0-1 yr)", "13--24 (1-2 yrs)", "25+ (2+ yrs)"],
  },
};
const firstYear = 2002;
const lastYear = 2023;
const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => String(firstYear + index));

/**
 * The fields of a set for every item combination, parted by commas: "1,,1" for items 0 and 2 of three.
 * @param {number} itemCount
 */
function combinations(itemCount) {
  return Array.from({ length: 1 << itemCount }, (_, combination) =>
    Array.from({ length: itemCount }, (_, item) => ((combination >> item) & 1 ? "1" : "")).join(","),
  );
}

/** @param {string} text */
export const bytesOf = (text) => new TextEncoder().encode(text);

/**
 * The first line, and one list of pieces per part of a case: ready bytes, looked up by what the model draws.
 * @param {Layout} layout
 */
export function piecesOf(layout) {
  const lineEnd = layout.lineEnd === "crlf" ? "\r\n" : "\n";
  const { ages, months } = spellings[layout.spelling];
  const header = names
    .map((name) => (layout.names === "sector" ? name.replace(/^typeOf/, "sectorOf") : name))
    .join(",");
  /** @param {string[]} texts @param {string} end */
  const pieces = (texts, end = ",") => texts.map((text) => bytesOf(text + end));
  /** @param {string[]} values */
  const orMissing = (values) => pieces(["", ...values]);
  return {
    header: bytesOf((layout.byteOrderMark ? "\ufeff" : "") + header + lineEnd),
    firstYear,
    years: orMissing(years),
    genders: orMissing(genders),
    ages: orMissing(ages),
    places: orMissing(places),
    months: orMissing(months),
    means: pieces(combinations(8)),
    exploitation: pieces(combinations(3)),
    labour: pieces(combinations(4)),
    sexual: pieces(combinations(2)),
    recruiter: pieces(combinations(4), lineEnd),
  };
}
