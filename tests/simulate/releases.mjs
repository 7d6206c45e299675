// Simulated case files in the shape of each release that Casewise knows: the same drawn cases, spelled as that release
// spells them. Invented like all simulated cases; the layouts are the names and spellings of columns, nothing more.
import { createCaseSource } from "./model.mjs";
import { places } from "./world.mjs";
import { createRandom } from "./random.mjs";
import { alpha2Of } from "./alpha2.mjs";

/** The parts of each merged means of control, Appendix II; the order of items is that of the means of 2024. */
const parts = [
  ["DebtBondage", "TakesEarnings"],
  ["Threats", "UsesChildren", "ThreatOfLawEnforcement"],
  ["PsychologicalAbuse", "PhysicalAbuse", "SexualAbuse"],
  ["FalsePromises"],
  ["PsychoactiveSubstances"],
  ["RestrictsFinancialAccess", "RestrictsMovement", "RestrictsMedicalCare", "WithholdsNecessities"],
  ["ExcessiveWorkingHours"],
  ["WithholdsDocuments"],
].map((names) => names.map((name) => `meansOfControl${name}`));

const items = {
  means:
    "DebtBondageEarnings Threats AbusePsyPhySex FalsePromises DrugsAlcohol DenyBasicNeeds ExcessiveWorkHours WithholdDocs",
  exploitation: "ForcedLabour SexualExploit OtherExploit",
  labour: "Agriculture Construction DomesticWork Hospitality",
  sexual: "Prostitution Pornography",
  recruiter: "IntimatePartner Friend Family Other",
};
const named = {
  means: (/** @type {string} */ name) => `means${name}`,
  exploitation: (/** @type {string} */ name) => `is${name}`,
  labour: (/** @type {string} */ name) => `typeOfLabour${name}`,
  sexual: (/** @type {string} */ name) => `typeOfSex${name}`,
  recruiter: (/** @type {string} */ name) => `recruiterRelation${name}`,
};
const ages = ["0-8", "9-17", "18-20", "21-23", "24-26", "27-29", "30-38", "39-47", "48+"];
const months = ["0-12", "13-24", "25+"];

/** One case as a record of the 27 variables, blanks where nothing is recorded; and its older means of control. */
function recordOf(/** @type {import("./model.mjs").SimulatedCase} */ drawn, /** @type {number} */ index) {
  /** @type {Record<string, string>} */
  const record = {
    yearOfRegistration: drawn.year === 0 ? "" : String(drawn.year),
    gender: ["", "Man", "Woman", "Trans/Transgender/NonConforming"][drawn.gender],
    ageBroad: drawn.age === 0 ? "" : ages[drawn.age - 1],
    citizenship: drawn.citizenship === 0 ? "" : places[drawn.citizenship - 1],
    CountryOfExploitation: drawn.exploitationCountry === 0 ? "" : places[drawn.exploitationCountry - 1],
    traffickMonths: drawn.months === 0 ? "" : months[drawn.months - 1],
  };
  for (const set of /** @type {const} */ (["means", "exploitation", "labour", "sexual", "recruiter"]))
    items[set].split(" ").forEach((name, bit) => {
      record[named[set](name)] = (drawn[set] >> bit) & 1 ? "1" : "";
    });
  // Each older part of a present means by its own rule, at least one of them; which ones is the same in every layout.
  parts.forEach((names, bit) => {
    const present = ((drawn.means >> bit) & 1) === 1;
    const always = (index + bit) % names.length;
    names.forEach((name, part) => {
      record[name] = present && (part === always || (index + part) % 5 === 0) ? "1" : "";
    });
  });
  record.meansOfControlOther = drawn.means !== 0 && index % 7 === 0 ? "1" : "";
  return record;
}

const plainNames = [
  ..."yearOfRegistration gender ageBroad citizenship CountryOfExploitation traffickMonths".split(" "),
  ...Object.entries(items).flatMap(([set, names]) =>
    names.split(" ").map(named[/** @type {keyof typeof named} */ (set)]),
  ),
];
const older = parts.flat();
const exploitation = ["isForcedLabour", "isSexualExploit", "isOtherExploit"];
const labour = items.labour.split(" ").map(named.labour);
const sexual = items.sexual.split(" ").map(named.sexual);
const recruiter = items.recruiter.split(" ").map(named.recruiter);
/** What a statistics program leaves of a name. */
export const cut = (/** @type {string} */ name) => name.slice(0, 32);

const names2021 = [
  ..."yearOfRegistration gender ageBroad majorityStatusAtExploit traffickMonths citizenship CountryOfExploitation".split(
    " ",
  ),
  ...older.filter((name) => !/UsesChildren|FinancialAccess/.test(name)),
  "meansOfControlOther",
  ...exploitation,
  ...labour,
  "typeOfLabourOther",
  ...sexual,
  "typeOfSexOther",
  ...recruiter,
];
const namesKAnonymised = [
  ..."yearOfRegistration Datasource gender ageBroad majorityStatus majorityStatusAtExploit majorityEntry citizenship".split(
    " ",
  ),
  ...older,
  ..."meansOfControlOther meansOfControlNotSpecified meansOfControlConcatenated".split(" "),
  ...exploitation,
  ..."isSexAndLabour isForcedMarriage isForcedMilitary isOrganRemoval isSlaveryAndPractices typeOfExploitConcatenated".split(
    " ",
  ),
  ...labour,
  ..."Aquafarming Begging IllicitActivities Manufacturing MiningOrDrilling Peddling Transportation Other NotSpecified Concatenated"
    .split(" ")
    .map((name) => `typeOfLabour${name}`),
  ...sexual,
  ..."typeOfSexRemoteInteractiveServices typeOfSexPrivateSexualServices typeOfSexConcatenated".split(" "),
  ..."isAbduction RecruiterRelationship CountryOfExploitation".split(" "),
  ...recruiter,
  "recruiterRelationUnknown",
];

const dashed = (/** @type {string} */ text, dash = "--") => text.replace("-", dash);
const minor = (/** @type {Record<string, string>} */ one) =>
  one.ageBroad === "" ? "" : /^(0-8|9-17)$/.test(one.ageBroad) ? "Minor" : "Adult";

/** The k-anonymised spelling of one field: -99 for what is not recorded, flags of what is not specified. */
function kAnonymised(
  /** @type {string} */ name,
  /** @type {Record<string, string>} */ one,
  /** @type {number} */ index,
) {
  const anyMeans = older.some((part) => one[part] === "1") || one.meansOfControlOther === "1";
  if (name === "Datasource") return index % 3 === 0 ? "Hotline" : "Case Management";
  if (name === "gender") return { Man: "Male", Woman: "Female" }[one.gender] ?? "Unknown";
  if (name === "ageBroad") return one.ageBroad === "" ? "-99" : dashed(one.ageBroad);
  if (/^majority/.test(name)) return minor(one) || "-99";
  if (name === "citizenship" || name === "CountryOfExploitation")
    return one[name] === "" ? (name === "citizenship" ? "0" : "-99") : alpha2Of(one[name]);
  if (name === "meansOfControlNotSpecified") return anyMeans ? "0" : "1";
  if (name === "meansOfControlConcatenated") return anyMeans ? "Some means of control" : "Not specified";
  if (name === "recruiterRelationUnknown") return recruiter.some((part) => one[part] === "1") ? "0" : "1";
  if (/Concatenated$|^RecruiterRelationship$/.test(name)) return "Not specified";
  if (name === "isSexAndLabour") return one.isForcedLabour === "1" && one.isSexualExploit === "1" ? "1" : "0";
  if (name === "isAbduction") return index % 9 === 0 ? "1" : "-99";
  if (name === "typeOfLabourNotSpecified") return labour.some((part) => one[part] === "1") ? "0" : "1";
  if (older.includes(name) || name === "meansOfControlOther")
    return one[name] === "1" ? "1" : anyMeans ? "0" : "-99";
  if (name in one) return one[name] === "" ? "-99" : one[name];
  return "-99";
}

/**
 * How a release is written: its columns, what stands in each, and how the header spells it.
 * @type {Record<string, { names: string[], header?: (name: string) => string, separator?: string,
 *   field?: (name: string, record: Record<string, string>, index: number) => string }>}
 */
export const releases = {
  2024: {
    names: plainNames,
    field: (name, one) =>
      name === "ageBroad"
        ? dashed(one.ageBroad).replace(/^9-/, "09-")
        : name === "traffickMonths"
          ? dashed(one[name])
          : one[name],
  },
  2025: {
    names: plainNames,
    header: (name) => (name === "meansWithholdDocs" ? "meansWithholdDocuments" : name),
    field: (name, one) =>
      name === "ageBroad"
        ? dashed(one.ageBroad, "\u2013")
        : name === "traffickMonths"
          ? ({ "": "", "0-12": "0\u201312 (0-1 yr)", "13-24": "13\u201324 (1-2 yrs)", "25+": "25+ (2+ yrs)" }[
              one[name]
            ] ?? "")
          : one[name],
  },
  2026: { names: plainNames, header: (name) => name.replace(/^typeOf/, "sectorOf") },
  lowerCase: {
    names: plainNames,
    header: (name) => name.toLowerCase(),
    field: (name, one) => dashed(one[name], name === "ageBroad" ? "\u2014" : "-"),
  },
  databaseSpelling: {
    names: plainNames,
    field: (name, one) =>
      one[name] === ""
        ? "NULL"
        : one[name] === "1"
          ? "1.0"
          : /^\d{4}$/.test(one[name])
            ? `${one[name]}.0`
            : one[name],
  },
  programSpelling: {
    names: plainNames,
    field: (name, one) =>
      one[name] === "1"
        ? "True"
        : one[name] === ""
          ? ""
          : name === "gender"
            ? ({ Man: "male", Woman: "FEMALE" }[one[name]] ?? "Trans")
            : one[name].toLowerCase(),
  },
  twoLetters: {
    names: plainNames,
    field: (name, one) =>
      /^(citizenship|CountryOfExploitation)$/.test(name)
        ? one[name] === ""
          ? "0"
          : alpha2Of(one[name])
        : one[name] === ""
          ? "-99"
          : one[name],
  },
  2021: {
    names: names2021,
    field: (name, one) => (name === "majorityStatusAtExploit" ? minor(one) : (one[name] ?? "")),
  },
  "2021cut": {
    names: names2021,
    header: cut,
    field: (name, one) => (name === "majorityStatusAtExploit" ? minor(one) : (one[name] ?? "")),
  },
  kAnonymised: { names: namesKAnonymised, field: kAnonymised },
};

/**
 * A simulated file in the layout of a release.
 * @param {keyof typeof releases} release
 * @param {number} caseCount
 * @param {number} seed
 */
export function releaseFile(release, caseCount, seed) {
  const { names, header = (name) => name, field = (name, one) => one[name] } = releases[release];
  const nextCase = createCaseSource(createRandom(seed));
  const lines = [names.map(header).join(",")];
  for (let index = 0; index < caseCount; index += 1) {
    const record = recordOf(nextCase(), index);
    lines.push(names.map((name) => field(name, record, index)).join(","));
  }
  return Buffer.from(`${lines.join("\n")}\n`);
}
