import { readFileSync } from "node:fs";

const { countries } = JSON.parse(
  readFileSync(new URL("../../public/codebook/ctdc-global-synthetic.json", import.meta.url), "utf8"),
);
const codes = new Map(
  countries.map((/** @type {{ alpha3: string, alpha2: string }} */ one) => [one.alpha3, one.alpha2]),
);

/** The two letters of a country, ISO 3166-1. @param {string} alpha3 */
export const alpha2Of = (alpha3) => codes.get(alpha3) ?? "";
