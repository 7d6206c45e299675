// Holds the house of docs/architecture.md: arrows, sizes, and lists that have one home but several readers.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { load } from "./web/load.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file) => readFileSync(join(root, file), "utf8");

/** What git knows or would take: tracked files and new ones that are not ignored. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root })
  .toString()
  .split("\n")
  .filter((file) => file && existsSync(join(root, file)));
const under = (folder, pattern) => files.filter((file) => file.startsWith(folder) && pattern.test(file));

/** engine/: folder to the folders that it may include besides itself. `""` is engine/ itself. */
const engineArrows = {
  base: [],
  json: ["base"],
  codebook: ["base", "json"],
  cases: ["base", "json", "codebook"],
  query: ["base", "json", "codebook", "cases"],
  tables: ["base", "json", "codebook", "cases", "query"],
  privacy: ["base"],
  synthesis: ["base", "json", "codebook", "cases", "privacy"],
  "": ["base", "json", "codebook", "cases", "query", "tables"],
};

test("includes in engine/ follow the arrows", () => {
  for (const file of under("engine/", /\.(cpp|h)$/)) {
    const folder = file.split("/").length > 2 ? file.split("/")[1] : "";
    const allowed = engineArrows[folder];
    assert.ok(allowed, `${file}: docs/architecture.md has no folder engine/${folder}`);
    for (const [, included] of read(file).matchAll(/^#include "([^"]+)"/gm)) {
      const target =
        included === "simdjson.h" ? "simdjson" : included.includes("/") ? included.split("/")[0] : "";
      const fits = target === "simdjson" ? folder === "json" : target === folder || allowed.includes(target);
      assert.ok(fits, `${file} may not include ${included}`);
    }
  }
});

const doors = [
  ...["engine.h", "answers.h", "base/result.h"],
  ...["synthesis", "evaluation", "older"].map((name) => `synthesis/${name}.h`),
];

test("wasm/ includes nothing of the engine but its doors", () => {
  for (const file of under("wasm/", /\.(cpp|h)$/)) {
    for (const [, included] of read(file).matchAll(/^#include "([^"]+)"/gm)) {
      assert.ok(doors.includes(included), file);
    }
  }
});

/**
 * web/: folder to what it may import besides itself. A name ending in a slash is a folder, any other a file.
 * The client turns replies into results, so bridge/ knows that one file of model/.
 */
const protocol = "web/bridge/protocol";
const page = ["client", "assets", "synthesis_browser", "synthesis_client"].map(
  (name) => `web/bridge/${name}`,
);
const webArrows = {
  bridge: ["web/model/results", "web/codebooks/", "web/decode/decoder", "web/decode/serve"],
  codebooks: [protocol],
  decode: [protocol, "web/bridge/errors", "web/bridge/decoding", "web/bridge/slices"],
  model: [protocol, "web/codebooks/"],
  ui: [],
  offline: [],
  ledger: [],
  release: ["web/bridge/older_protocol", "web/bridge/synthesis_protocol"],
  synthesis: ["web/bridge/synthesis_client", protocol, "web/model/", "web/ledger/", "web/release/"],
  features: [
    "web/model/",
    "web/ui/",
    "web/codebooks/",
    "web/ledger/",
    "web/release/",
    "web/synthesis/",
    protocol,
    ...page,
  ],
  app: ["web/"],
  cli: ["web/bridge/", "web/model/", "web/codebooks/", "web/ledger/", "web/release/", "web/synthesis/"],
};

/** Relative imports of a file, as paths from the root without their ending. */
function importsOf(file) {
  const named = [...read(file).matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, name]) => name);
  return named.map((name) => normalize(join(dirname(file), name)).replace(/\.(tsx?|mjs)$/, ""));
}

test("imports in web/ follow the arrows, and no feature imports another", () => {
  for (const file of under("web/", /^web\/[^/]+\/.*\.tsx?$/)) {
    const [, folder, feature] = file.split("/");
    const allowed = webArrows[folder];
    assert.ok(allowed, `${file}: docs/architecture.md has no folder web/${folder}`);
    const own = folder === "features" ? `web/features/${feature}/` : `web/${folder}/`;
    for (const target of importsOf(file)) {
      const fits = [own, ...allowed].some((one) =>
        one.endsWith("/") ? target.startsWith(one) : target === one,
      );
      assert.ok(fits, `${file} may not import ${target}`);
    }
  }
});

test("only web/bridge imports the wasm module", () => {
  for (const file of under("web/", /\.tsx?$/)) {
    if (/casewise:(synthesis_)?(glue|wasm|worker|decoder)"/.test(read(file)))
      assert.match(file, /^web\/bridge\//);
  }
});

test("no source file is over 400 lines", () => {
  for (const file of files.filter((name) => /^(engine|wasm|web)\//.test(name))) {
    const lines = read(file).split("\n").length - 1;
    assert.ok(lines <= 400, `${file} has ${lines} lines`);
  }
});

const contractErrors =
  "empty_file not_a_table no_known_column unclosed_quote bad_encoding too_large out_of_memory choose_member cancelled bad_json " +
  "bad_query unknown_kind unknown_variable unknown_set unknown_item not_ordered bad_range bad_denominator " +
  "bad_codebook busy closed engine_failed unsupported_browser";
const contractCautions =
  "small_denominator high_missing multiple_responses listed_items_only set_incomplete variable_absent unknown_value " +
  "synthetic_data not_random_sample not_collected_by_all suppressed_countries proxy_country registration_year " +
  "not_comparable";

const table = (file) => [...read(file).matchAll(/^X\((\w+)/gm)].map(([, code]) => code);

test("engine, bridge and messages have the contract's error codes", async () => {
  const { errorCodes, en } = await load("web/bridge/errors.ts", "web/model/messages.en.ts");
  assert.deepEqual(table("engine/base/errors.def"), contractErrors.split(" "));
  assert.deepEqual([...errorCodes], contractErrors.split(" "));
  for (const code of errorCodes) assert.ok(en[`error.${code}`], `no message for ${code}`);
});

test("engine and messages have the contract's caution codes", async () => {
  const { CAUTION_CODES, en } = await load("web/model/cautions.ts", "web/model/messages.en.ts");
  const sorted = contractCautions.split(" ").sort();
  assert.deepEqual(table("engine/tables/cautions.def").sort(), sorted);
  assert.deepEqual([...CAUTION_CODES].sort(), sorted);
  for (const code of sorted) assert.ok(en[`caution.${code}`], `no message for ${code}`);
  const documented = [...read("docs/cautions.md").matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code);
  assert.deepEqual(documented.sort(), sorted);
});

test("figures become text in one place: nothing else in web/ rounds or writes numbers", () => {
  const writing = /\.toFixed\(|\.toPrecision\(|\.toLocaleString\(|Intl\.NumberFormat/;
  // Coordinates of a drawing are no figures; the reports of private data write budgets, noise and errors of their own.
  const allowed = [
    "web/features/synthesis/words.ts",
    "web/model/format.ts",
    "web/release/report_parts.ts",
    "web/synthesis/private_parts.ts",
    "web/ui/LineChart.tsx",
  ];
  const found = under("web/", /\.tsx?$/).filter((file) => writing.test(read(file)));
  assert.deepEqual(found.sort(), allowed);
});

test("no tracked file names a folder of someone's machine or a package registry's host", () => {
  // Written in parts, so that this file does not hold what it looks for.
  const folders = ["home", "Users", "root", "work", "tmp"].map((name) => `/${name}/`);
  const hosts = [["registry", "npmjs"].join("."), ["registry", "yarnpkg"].join(".")];
  for (const file of files.filter((name) =>
    /\.(cpp|h|def|[cm]?[jt]sx?|json|md|cmake|txt|html|css)$|(^|\/)\.\w+$/.test(name),
  )) {
    const text = read(file);
    for (const host of hosts) assert.ok(!text.includes(host), `${file} names ${host}`);
    for (const folder of folders) {
      // A path from the root: not part of a longer one, an address or a relative import.
      assert.ok(
        !new RegExp(`(^|["'\`\\s=(])${folder}\\w`, "m").test(text),
        `${file} names a path in ${folder}`,
      );
    }
  }
  assert.ok(
    !(
      "resolved" in
      Object.values(JSON.parse(read("package-lock.json")).packages).reduce((a, b) => ({ ...a, ...b }))
    ),
  );
});
