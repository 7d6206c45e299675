import { placesOf, regions } from "./places.mjs";
import { createRandom } from "./random.mjs";
import { combinationSlots, slotsOf } from "./slots.mjs";
import * as figures from "./sources.mjs";

/**
 * The tables from which cases are drawn. They are the same for every seed: a seed chooses cases, not the
 * world they live in, so that files of different seeds can be compared.
 */
const world = createRandom(2025);

/** Chances are compared with 16 random bits. @param {number} percent */
export const chanceOf = (percent) => Math.floor((percent * 0x10000) / 100);

const origins = placesOf(world, ["both", "origin"]);
const destinations = placesOf(world, ["both", "destination"]);

/** Codes of all countries that can occur. */
export const places = [...new Set([...origins, ...destinations].map((place) => place.code))].sort();
/** 1-based, as in a case, where 0 is missing. @param {import("./places.mjs").Place} place */
const numberOf = (place) => places.indexOf(place.code) + 1;

const regionNames = Object.keys(regions);
export const originNumbers = Uint16Array.from(origins, numberOf);
export const originRegions = Uint16Array.from(origins, (place) => regionNames.indexOf(place.region));
export const destinationNumbers = Uint16Array.from(destinations, numberOf);
export const canBeDomestic = Array.from({ length: places.length + 1 }, (_, number) =>
  destinationNumbers.includes(number),
);

export const anywhere = slotsOf(destinations.map((place) => place.weight));
export const withinRegion = regionNames.map((name) =>
  slotsOf(destinations.map((place) => (place.region === name ? place.weight : 0))),
);

const genders = /** @type {const} */ (["man", "woman", "other"]);
export const ages = genders.map((gender) => slotsOf(figures.ageWeights[gender]));
export const months = slotsOf(figures.monthWeights);
export const exploitations = genders.map((gender) => slotsOf(figures.exploitationWeights[gender]));

const kinds = /** @type {const} */ (["labour", "sexual", "other"]);
/** Which kind's figures a case follows, by its exploitation combination: labour 1, sexual 2, other 4. */
export const kindOfCombination = Uint8Array.from([0, 0, 1, 1, 2, 0, 1, 1]);
export const means = kinds.map((kind) => combinationSlots(world, figures.meansPercents[kind]));
export const recruiters = kinds.map((kind) => combinationSlots(world, figures.recruiterPercents[kind]));
export const labourTypes = combinationSlots(world, figures.labourPercents);
export const sexualTypes = combinationSlots(world, figures.sexualPercents);

/** @param {import("./sources.mjs").Source} source */
function tablesOf(source) {
  const [firstYear, lastYear] = source.years;
  const yearWeights = [];
  for (let year = firstYear; year <= lastYear; year += 1) {
    yearWeights.push(20 + Math.min(60, (year - firstYear) * 8) + world.below(40));
  }
  return {
    firstYear,
    years: slotsOf(yearWeights),
    origins: slotsOf(origins.map((place) => place.weight * (source.regions[place.region] ?? 0))),
    genders: slotsOf(source.genders),
    domestic: chanceOf(source.domestic),
    sameRegion: chanceOf(source.sameRegion),
    interviewed: chanceOf(source.interviewed),
    records: /** @type {Record<keyof typeof source.records, { chance: number, since: number }>} */ (
      Object.fromEntries(
        Object.entries(source.records).map(([what, { percent, since = 0 }]) => [
          what,
          { chance: chanceOf(percent), since },
        ]),
      )
    ),
  };
}
export const sourceSlots = slotsOf(figures.sources.map((source) => source.weight));
export const sourceTables = figures.sources.map(tablesOf);
