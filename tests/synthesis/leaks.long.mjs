// The leak scan at full size: `npm run test:long`, or `node --test tests/synthesis/leaks.long.mjs`.
import { test } from "node:test";
import { scan } from "./leak_scan.mjs";

const report = ({ hits, expected }) =>
  console.log(`# exact number drawn ${hits} times, ${expected.toFixed(1)} expected`);

test("1,000 releases of 5,003 records", async () => {
  report(await scan(5003, 500));
  report(await scan(5003, 250, { discovered: true }));
  report(await scan(5003, 250, { discovered: true, parameters: { strict: undefined } }));
});

test("10 releases of 250,007 records", async () => {
  const parameters = { expectedRecords: 250_000, deltaExponent: 7, length: 3 };
  report(await scan(250_007, 5, { parameters }));
  report(await scan(250_007, 5, { discovered: true, parameters }));
});
