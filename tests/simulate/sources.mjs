/**
 * Five made-up sources. Each has its own years, regions and habits of recording, so that values are missing
 * in blocks, as they are in a dataset put together from several organisations. All figures are invented.
 *
 * @typedef {object} Recorded
 * @property {number} percent of the cases that could have it
 * @property {number} [since] the source did not ask before this year
 *
 * @typedef {object} Source
 * @property {string} name
 * @property {number} weight of 100 cases
 * @property {[number, number]} years first and last
 * @property {Record<string, number>} regions weights of the regions of citizenship
 * @property {number} domestic percent of cases in which both countries are one, where that can be
 * @property {number} sameRegion percent of the others that stay in the region
 * @property {number} interviewed percent of cases with a detailed interview; only these can answer means,
 *   recruiter, and duration, which is why the three tend to be missing together
 * @property {{ gender: Recorded, age: Recorded, citizenship: Recorded, exploitationCountry: Recorded,
 *   months: Recorded, means: Recorded, exploitation: Recorded, labour: Recorded, sexual: Recorded,
 *   recruiter: Recorded }} records
 * @property {readonly [number, number, number]} genders weights of man, woman, other
 */

/** @type {readonly Source[]} */
export const sources = [
  {
    name: "assistance",
    weight: 46,
    years: [2002, 2023],
    regions: {
      easternEurope: 30,
      southEastAsia: 28,
      southAsia: 14,
      africa: 14,
      eastAsia: 2,
      middleEast: 4,
      americas: 8,
    },
    domestic: 22,
    sameRegion: 62,
    interviewed: 72,
    records: {
      gender: { percent: 97 },
      age: { percent: 57 },
      citizenship: { percent: 97 },
      exploitationCountry: { percent: 98 },
      months: { percent: 30, since: 2012 },
      means: { percent: 75, since: 2005 },
      exploitation: { percent: 85 },
      labour: { percent: 80, since: 2008 },
      sexual: { percent: 45 },
      recruiter: { percent: 54, since: 2008 },
    },
    genders: [44, 55, 1],
  },
  {
    name: "hotline",
    weight: 38,
    years: [2015, 2023],
    regions: { americas: 82, southEastAsia: 7, southAsia: 4, eastAsia: 4, africa: 3 },
    domestic: 70,
    sameRegion: 90,
    interviewed: 52,
    records: {
      gender: { percent: 54 },
      age: { percent: 36 },
      citizenship: { percent: 93 },
      exploitationCountry: { percent: 97 },
      months: { percent: 5 },
      means: { percent: 55 },
      exploitation: { percent: 41 },
      labour: { percent: 38 },
      sexual: { percent: 66 },
      recruiter: { percent: 35 },
    },
    genders: [20, 77, 3],
  },
  {
    name: "caseSystem",
    weight: 9,
    years: [2011, 2020],
    regions: { southAsia: 45, southEastAsia: 50, eastAsia: 5 },
    domestic: 48,
    sameRegion: 85,
    interviewed: 35,
    records: {
      gender: { percent: 93 },
      age: { percent: 82 },
      citizenship: { percent: 92 },
      exploitationCountry: { percent: 90 },
      months: { percent: 25 },
      means: { percent: 60, since: 2014 },
      exploitation: { percent: 80 },
      labour: { percent: 55 },
      sexual: { percent: 40 },
      recruiter: { percent: 60 },
    },
    genders: [38, 61, 1],
  },
  {
    name: "shelters",
    weight: 4,
    years: [2008, 2023],
    regions: { easternEurope: 45, southEastAsia: 25, africa: 20, westernEurope: 5, southAsia: 5 },
    domestic: 30,
    sameRegion: 55,
    interviewed: 90,
    records: {
      gender: { percent: 99 },
      age: { percent: 92 },
      citizenship: { percent: 97 },
      exploitationCountry: { percent: 95 },
      months: { percent: 45 },
      means: { percent: 85 },
      exploitation: { percent: 94 },
      labour: { percent: 75 },
      sexual: { percent: 75 },
      recruiter: { percent: 80 },
    },
    genders: [15, 84, 1],
  },
  {
    name: "observatory",
    weight: 3,
    years: [2008, 2022],
    regions: { easternEurope: 40, westernEurope: 15, southAsia: 25, africa: 10, americas: 10 },
    domestic: 20,
    sameRegion: 30,
    interviewed: 20,
    records: {
      gender: { percent: 90 },
      age: { percent: 60 },
      citizenship: { percent: 90 },
      exploitationCountry: { percent: 99 },
      months: { percent: 0 },
      means: { percent: 0 },
      exploitation: { percent: 88 },
      labour: { percent: 85 },
      sexual: { percent: 20 },
      recruiter: { percent: 0 },
    },
    genders: [70, 30, 0],
  },
];

/** Age weights in the order of the nine bands. */
export const ageWeights = {
  man: [3, 12, 9, 10, 11, 10, 26, 13, 6],
  woman: [3, 24, 15, 13, 11, 8, 16, 7, 3],
  other: [1, 20, 18, 16, 13, 10, 14, 6, 2],
};

export const monthWeights = [58, 22, 20];

/** Weights of the combinations of labour (1), sexual (2) and other (4) exploitation; index 0 is unused. */
export const exploitationWeights = {
  man: [0, 820, 45, 25, 90, 12, 4, 4],
  woman: [0, 330, 520, 55, 70, 12, 10, 3],
  other: [0, 240, 620, 60, 60, 10, 8, 2],
};

/** Percent of cases with each item, before the spread of `combinationSlots`. */
export const meansPercents = {
  labour: [45, 26, 24, 42, 3, 34, 38, 26],
  sexual: [24, 34, 44, 26, 24, 36, 8, 12],
  other: [18, 28, 36, 24, 8, 40, 10, 12],
};
export const labourPercents = [32, 30, 28, 16];
export const sexualPercents = [86, 14];
export const recruiterPercents = { labour: [2, 18, 8, 66], sexual: [30, 22, 18, 34], other: [8, 14, 52, 24] };
