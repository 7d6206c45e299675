// One proof: a random file, a masked crosstab of it as it is exported, and the solver on every masked figure.
import { createRandom } from "../simulate/random.mjs";
import { load } from "../web/load.mjs";
import { ask, newModule, openDataset } from "../wasm/engine.mjs";
import { readCsv, readJson } from "./read_export.mjs";
import { solve } from "./solver.mjs";
import { codebook, randomCases, randomCrosstab } from "./worlds.mjs";

const { crosstabTable, maskedTable, toCsv } = await load(
  "web/cli/tables.ts",
  "web/cli/masked_table.ts",
  "web/cli/formats.ts",
);

const module = await newModule();

/** Runs `work` on a small case file. */
export function withCases(csv, work) {
  const opened = openDataset(module, Buffer.from(csv), JSON.stringify(codebook));
  if (opened.error) throw new Error(JSON.stringify(opened.error));
  try {
    return work((query) => ask(opened, query));
  } finally {
    opened.dataset.delete();
  }
}

/** The two files that the command line writes of a result. */
export function exportsOf(result) {
  const table = crosstabTable(result);
  return {
    json: JSON.stringify(result),
    csv: toCsv(result.mask ? maskedTable(table, result.mask, true) : table),
  };
}

/** Figures that a file masks, each with the values that it can have. */
export function solveExport(text, format, result, shape) {
  const first = result.layers?.[0] ?? result;
  const ids = { rows: first.rows.map(({ id }) => id), columns: first.columns.map(({ id }) => id) };
  const tables = format === "json" ? readJson(text) : readCsv(text, ids, result.mask);
  return tables.flatMap((table) => solve(table, shape).map((one) => ({ ...one, layer: table.layer })));
}

/**
 * Proves random crosstabs of the random files `from` to `to` - 1, three of each file; the third of their exports as CSV too.
 * @returns {{ tables: number, masked: number, counts: number, figures: number, fewest: number, failures: string[] }}
 */
export function proveCrosstabs(from, to) {
  const out = { tables: 0, masked: 0, counts: 0, figures: 0, fewest: Infinity, failures: [] };
  for (let seed = from; seed < to; seed++) {
    const random = createRandom(seed);
    withCases(randomCases(random), (run) => {
      for (let question = 0; question < 3; question++) {
        const { query, shape } = randomCrosstab(random);
        const result = run(query);
        if (result.error) throw new Error(`${JSON.stringify(query)}: ${JSON.stringify(result.error)}`);
        const files = exportsOf(result);
        out.tables++;
        const formats = question === 2 ? ["json", "csv"] : ["json"];
        const solved = formats.flatMap((format) => solveExport(files[format], format, result, shape));
        if (solved.length > 0) out.masked++;
        for (const { figure, values } of solved) {
          if (figure.of === "count") out.counts++;
          else out.figures++;
          // What was asked may say by itself that nobody is left out: then only counts are judged.
          if (figure.of !== "count" && !shape.isFree) continue;
          out.fewest = Math.min(out.fewest, values.size);
          if (values.size < 3)
            out.failures.push(`file ${seed}: ${JSON.stringify({ query, figure, values: [...values] })}`);
        }
      }
    });
  }
  return out;
}

/** Proves the profiles of random files: each variable and set is a one-way table of the same selected cases. */
export function proveProfiles(from, to) {
  const out = { profiles: 0, counts: 0, figures: 0, fewest: Infinity, failures: [] };
  for (let seed = from; seed < to; seed++) {
    const random = createRandom(seed);
    const mask = { below: random.pick([4, 5, 10]), zeros: random.pick(["shown", "masked"]) };
    withCases(randomCases(random), (run) => {
      const { cases, selected, ...profile } = JSON.parse(JSON.stringify(run({ kind: "profile", mask })));
      out.profiles++;
      if (cases === null ? selected !== null : cases < selected) out.failures.push(`file ${seed}: the cases`);
      const lines = [
        ...profile.variables.map((line) => ({ ...line, parts: line.values })),
        ...profile.sets.map((line) => ({ ...line, parts: line.items })),
      ];
      const isTouched = ({ answered, parts }) =>
        answered === null || parts.some(({ count }) => count === null);
      const touched = new Set(lines.filter(isTouched).map(({ id }) => id));
      for (const line of lines) {
        const derived = codebook.derived.find(({ id }) => id === line.id);
        if (derived && (touched.has(derived.id) || touched.has(derived.from ?? derived.set)))
          out.failures.push(
            `file ${seed}: ${line.id} is given, and could tell of ${derived.from ?? derived.set}`,
          );
        const figures = [
          { of: "selected", value: selected },
          { of: "denominator", by: "column", value: line.answered },
          { of: "leftOut", by: "column", value: line.missing },
          ...line.parts.map(({ count }, row) => ({ of: "count", row, value: count, small: count === null })),
        ];
        const set = codebook.sets.find(({ id }) => id === line.id);
        const rows = { kind: set ? "set" : "variable", size: line.parts.length, answeredBy: set?.answeredBy };
        const shape = { rows, columns: { kind: "none" }, denominator: "answered", isPossible: () => true };
        for (const { figure, values } of solve({ figures, mask }, shape)) {
          if (figure.of === "count") out.counts++;
          else out.figures++;
          out.fewest = Math.min(out.fewest, values.size);
          if (values.size < 3)
            out.failures.push(
              `file ${seed}: ${JSON.stringify({ mask, id: line.id, figure, values: [...values] })}`,
            );
        }
      }
    });
  }
  return out;
}
