// `npm run golden`: writes what the engine answers now over tests/golden/*.expected.json. Review the difference like code:
// the expected results were counted by hand.
import { writeFileSync } from "node:fs";
import { format } from "prettier";
import { goldenPairs, readFixture, codebookWith } from "../oracle/golden.mjs";
import { ask, newModule, openDataset, plain } from "../wasm/engine.mjs";

const module = await newModule();
for (const { name, file, query, answeredBy } of goldenPairs()) {
  const opened = openDataset(module, readFixture(file), JSON.stringify(codebookWith(answeredBy)));
  const result = JSON.stringify(plain(ask(opened, query)));
  const path = new URL(`${name}.expected.json`, import.meta.url);
  writeFileSync(path, await format(result, { parser: "json", printWidth: 110 }));
  opened.dataset?.delete();
}
