/**
 * Countries that the simulated file may hold: 54 of citizenship, 68 of exploitation, as many as in a
 * published release. `both`: of citizenship and of exploitation; `origin`: of citizenship only;
 * `destination`: of exploitation only. Their order within a region is shuffled before weights are given out,
 * so that no count says anything of a country.
 */

/**
 * @typedef {{ both: string, origin: string, destination: string }} Region three-letter codes, parted by
 *   blanks
 */

/** @type {Record<string, Region>} */
export const regions = {
  easternEurope: {
    both: "UKR MDA BLR RUS KAZ UZB KGZ ROU BGR ALB",
    origin: "TJK TKM GEO",
    destination: "SRB POL CZE",
  },
  westernEurope: { both: "PRT", origin: "", destination: "GRC ITA ESP FRA DEU GBR NLD BEL CYP" },
  southEastAsia: { both: "PHL IDN THA KHM MMR VNM", origin: "LAO", destination: "MYS" },
  southAsia: { both: "NPL IND BGD LKA AFG", origin: "PAK", destination: "" },
  eastAsia: { both: "CHN", origin: "", destination: "HKG TWN JPN" },
  middleEast: { both: "TUR EGY", origin: "", destination: "LBN JOR ARE SAU KWT" },
  africa: { both: "NGA GHA CIV SLE MLI ETH UGA ZAF MDG", origin: "GIN BFA NER", destination: "SEN KEN" },
  americas: { both: "USA MEX GTM HTI DOM COL BOL BRA CUB", origin: "HND SLV VEN", destination: "CAN ARG" },
};

/** @param {string} codes */
const listed = (codes) => codes.split(" ").filter((code) => code !== "");

/**
 * @typedef {object} Place
 * @property {string} code ISO 3166-1 alpha-3
 * @property {string} region a key of `regions`
 * @property {number} weight made up, from a shuffled rank
 */

/**
 * @param {import("./random.mjs").Random} random
 * @param {readonly (keyof Region)[]} roles
 * @returns {Place[]} by region, in shuffled order
 */
export function placesOf(random, roles) {
  return Object.entries(regions).flatMap(([region, codesOfRole]) => {
    const codes = random.shuffled(roles.flatMap((role) => listed(codesOfRole[role])));
    return codes.map((code, rank) => ({ code, region, weight: Math.floor(1000 / (rank + 1)) }));
  });
}
