// The models of the analyses, loaded, and an Env of the published codebook to write with.
import { readFileSync } from "node:fs";
import { load } from "./load.mjs";

export const model = await load(
  "web/model/combinations.ts",
  "web/model/comparison.ts",
  "web/model/denominators.ts",
  "web/model/exportTable.ts",
  "web/model/flows.ts",
  "web/model/format.ts",
  "web/model/labels.ts",
  "web/model/messages.en.ts",
  "web/model/missingness.ts",
  "web/model/ranking.ts",
  "web/model/translate.ts",
  "web/model/trend.ts",
);
const codebook = JSON.parse(
  readFileSync(new URL("../../public/codebook/ctdc-global-synthetic.json", import.meta.url), "utf8"),
);
export const items = codebook.sets.find(({ id }) => id === "exploitation").items;
export const description = {
  cases: 12,
  codebook,
  sets: [{ id: "exploitation", items, absentItems: [], answeredBy: "anyPresent" }],
  variables: codebook.variables.map(({ id, type }) => ({ id, kind: type, values: [], knownValues: 0 })),
};
const format = model.createFormat("en");
const t = model.createTranslate(model.en, format);
export const env = {
  t,
  format,
  description,
  labels: model.createLabels(description, t),
  source: { name: "cases.csv", simulated: false },
  today: () => new Date(2026, 0, 31),
};
export const shared = { codebook: {}, cases: 12, selected: 10, cautions: [] };
export const lines = (table) => model.exportCsv(table).replace("\ufeff", "").split("\r\n");
export const remark = (table, name) => table.remarks.find(([key]) => key === name)?.[1];
