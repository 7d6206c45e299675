import { slotBits } from "./slots.mjs";
import * as world from "./world.mjs";

/**
 * One simulated case. 0 is missing everywhere: categorical values are 1-based indices, sets are item
 * combinations (bit i = item i).
 * @typedef {object} SimulatedCase
 * @property {number} year the year itself
 * @property {number} gender 1 man, 2 woman, 3 other
 * @property {number} age 1 to 9
 * @property {number} citizenship index into `places`, plus 1
 * @property {number} exploitationCountry index into `places`, plus 1
 * @property {number} months 1 to 3
 * @property {number} means
 * @property {number} exploitation
 * @property {number} labour
 * @property {number} sexual
 * @property {number} recruiter
 */

const yearMissing = Math.floor(0x10000 / 200);
/**
 * A type of labour or of sexual exploitation without the exploitation itself: rare, but real files have it.
 */
const strayType = world.chanceOf(1);

/**
 * @param {import("./random.mjs").Random} random
 * @returns {() => SimulatedCase} draws the next case; the same object is filled again at every call
 */
export function createCaseSource(random) {
  const { next } = random;
  /** @param {Uint16Array} slots */
  const draw = (slots) => slots[next() >>> (32 - slotBits)];
  /** @param {number} chance */
  const happens = (chance) => next() >>> 16 < chance;
  /** @type {SimulatedCase} */
  const drawn = {
    year: 0,
    gender: 0,
    age: 0,
    citizenship: 0,
    exploitationCountry: 0,
    months: 0,
    means: 0,
    exploitation: 0,
    labour: 0,
    sexual: 0,
    recruiter: 0,
  };

  return () => {
    const source = world.sourceTables[draw(world.sourceSlots)];
    const { records } = source;
    const year = source.firstYear + draw(source.years);
    const gender = draw(source.genders);
    const origin = draw(source.origins);
    const citizenship = world.originNumbers[origin];
    const exploitation = draw(world.exploitations[gender]);
    const kind = world.kindOfCombination[exploitation];
    const interviewed = happens(source.interviewed);
    /** @param {{ chance: number, since: number }} what */
    const recorded = (what) => year >= what.since && happens(what.chance);

    let country = citizenship;
    if (!world.canBeDomestic[citizenship] || !happens(source.domestic)) {
      const reach = happens(source.sameRegion)
        ? world.withinRegion[world.originRegions[origin]]
        : world.anywhere;
      country = world.destinationNumbers[draw(reach)];
    }
    const recordedExploitation = recorded(records.exploitation) ? exploitation : 0;
    const isForcedLabour = (recordedExploitation & 1) !== 0;
    const isSexualExploit = (recordedExploitation & 2) !== 0;

    drawn.year = happens(yearMissing) ? 0 : year;
    drawn.gender = recorded(records.gender) ? gender + 1 : 0;
    drawn.age = recorded(records.age) ? draw(world.ages[gender]) + 1 : 0;
    drawn.citizenship = recorded(records.citizenship) ? citizenship : 0;
    drawn.exploitationCountry = recorded(records.exploitationCountry) ? country : 0;
    drawn.months = interviewed && recorded(records.months) ? draw(world.months) + 1 : 0;
    drawn.means = interviewed && recorded(records.means) ? draw(world.means[kind]) : 0;
    drawn.exploitation = recordedExploitation;
    drawn.labour = (isForcedLabour ? recorded(records.labour) : happens(strayType))
      ? draw(world.labourTypes)
      : 0;
    drawn.sexual = (isSexualExploit ? recorded(records.sexual) : happens(strayType))
      ? draw(world.sexualTypes)
      : 0;
    drawn.recruiter = interviewed && recorded(records.recruiter) ? draw(world.recruiters[kind]) : 0;
    return drawn;
  };
}
