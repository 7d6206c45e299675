// Bundles the page, the worker and the command line with esbuild. `.tasks/build.mjs` has built the wasm file before.
import { build } from "esbuild";
import { chmod, copyFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { mergeFirst } from "./merge_first.mjs";
import { at, common } from "./options.mjs";
import { fillTemplate, oldBrowserScript } from "./page.mjs";
import { pagePolicy } from "./security.mjs";
import { addServiceWorker, addStaticFiles } from "./site_files.mjs";
import { oneStyleSheet } from "./style.mjs";

const codebook = at("public/codebook/ctdc-global-synthetic.json");
const wasm = at("build/wasm/casewise.wasm");
const synthesis = at("build/wasm/synthesis.wasm");

/** Bytes as web/bridge/inline_bytes.ts unpacks them. Deflated first: base64 of raw bytes compresses badly in transit. */
const pack = (bytes) => deflateRawSync(bytes, { level: 9 }).toString("base64");

/**
 * Bytes as bytesOf() of web/bridge/inline_bytes.ts reads them: a character per byte, which compresses in transit nearly as
 * well as the file itself, where base64 costs a fifth more. All characters are shifted by the first one, so that the bytes
 * that are frequent in wasm become printable ASCII: control characters would be written as escapes, 6 % more in transit.
 * What still is no plain character goes 256 higher.
 */
function spell(bytes) {
  const shift = 36;
  const spelt = Array.from(bytes, (byte) => {
    const code = (byte + shift) % 256;
    const isPlain = code >= 0x20 && code !== 0x7f && !'"\\'.includes(String.fromCharCode(code));
    return String.fromCharCode(isPlain ? code : code + 256);
  });
  return String.fromCharCode(shift) + spelt.join("");
}

const minified = async (json) => JSON.stringify(JSON.parse(await readFile(json, "utf8")));
const packedCodebook = async (name) => pack(Buffer.from(await minified(at(`public/codebook/${name}.json`))));

/** The modules declared in web/bridge/virtual.d.ts. */
const contents = {
  "casewise:wasm": async () => spell(await readFile(wasm)),
  "casewise:worker": () => workerScript("web/bridge/worker.ts"),
  "casewise:decoder": () => workerScript("web/decode/worker.ts"),
  // Packed: as characters it would make the one file too large for its budget.
  "casewise:synthesis_wasm": async () => pack(await readFile(synthesis)),
  "casewise:synthesis_worker": () => workerScript("web/bridge/synthesis_worker.ts"),
  "casewise:private_data": () => readFile(at("docs/private-data.md"), "utf8"),
  "casewise:codebook": () => minified(codebook),
  "casewise:ctdc-global-synthetic-2021": () => packedCodebook("ctdc-global-synthetic-2021"),
  "casewise:ctdc-global-k-anonymised": () => packedCodebook("ctdc-global-k-anonymised"),
  "casewise:methods": () => readFile(at("docs/methods.md"), "utf8"),
  "casewise:masking": () => readFile(at("docs/masking.md"), "utf8"),
  "casewise:sample": async () => pack(await readFile(at("public/sample/casewise-simulated-sample.csv"))),
};

/** Of the one file: packed, as its size on the stick counts. */
const inOneFile = {
  ...contents,
  "casewise:wasm": async () => pack(await readFile(wasm)),
  "casewise:codebook": () => packedCodebook("ctdc-global-synthetic"),
};

const modulesOf = (contents) => ({
  name: "casewise",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^casewise:glue$/ }, () => ({ path: at("build/wasm/casewise.mjs") }));
    onResolve({ filter: /^casewise:synthesis_glue$/ }, () => ({ path: at("build/wasm/synthesis.mjs") }));
    onResolve({ filter: /^casewise:/ }, ({ path }) => ({
      path: path.slice("casewise:".length),
      namespace: "casewise",
    }));
    onLoad({ filter: /./, namespace: "casewise" }, async ({ path }) => ({
      contents: await contents[`casewise:${path}`](),
      loader: "text",
    }));
  },
});

export const virtualModules = modulesOf(contents);
export const virtualModulesInOneFile = modulesOf(inOneFile);

/** A worker and all it imports, the Emscripten glue too, as one classic script: a `blob:` worker imports no modules. */
async function workerScript(entry) {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [entry],
    format: "iife",
    // The glue looks beside itself for the wasm file unless it is given, and ours is.
    define: { "import.meta.url": '""' },
    plugins: [virtualModules],
    write: false,
  });
  return outputFiles[0].text;
}

/** The hosted page: build/site, with the shell first and engine, codebook and sample as chunks of their own. */
export async function buildSite(outdir = at("build/site")) {
  await rm(outdir, { recursive: true, force: true });
  const assets = {
    ...common,
    outdir: path.join(outdir, "assets"),
    entryNames: "[name]-[hash]",
    metafile: true,
  };
  const old = await build({ ...assets, ...oldBrowserScript });
  const { metafile } = await build({
    ...assets,
    entryPoints: { app: "web/app/main.tsx" },
    format: "esm",
    splitting: true,
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    plugins: [virtualModules],
  });
  const isShell = ([, { entryPoint }]) => entryPoint === "web/app/main.tsx";
  const [script, output] = Object.entries(metafile.outputs).find(isShell);
  const address = (file) => path.relative(outdir, at(file)).split(path.sep).join("/");
  const first = await mergeFirst(assets.outdir, path.basename(script), metafile.outputs);
  const inAssets = (name) => `assets/${name}`;
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${pagePolicy}">`,
    `<link rel="stylesheet" href="${address(await oneStyleSheet(metafile, output.cssBundle))}">`,
    `<link rel="icon" href="icons/icon.svg" type="image/svg+xml">`,
    `<link rel="manifest" href="manifest.webmanifest">`,
    // What is loaded on use, for web/app/parts.ts: it is here before a file counts as open.
    `<meta name="casewise-parts" content="${first.later.map(inAssets).sort().join(" ")}">`,
    `<script type="module" src="${inAssets(first.script)}"></script>`,
  ];
  const [check] = Object.keys(old.metafile.outputs);
  const body = [`<script src="${address(check)}"></script>`];
  await writeFile(path.join(outdir, "index.html"), await fillTemplate({ head, body }));
  await addStaticFiles(outdir);
  await addServiceWorker(outdir);
  return metafile;
}

/** Every source file in the page and in its worker, for the list of licences. */
export async function bundledFiles() {
  const options = { ...common, plugins: [virtualModules], metafile: true, write: false, outdir: at("build") };
  const inputs = [];
  for (const entry of [
    "web/app/single_file.tsx",
    "web/app/main.tsx",
    "web/bridge/worker.ts",
    "web/bridge/synthesis_worker.ts",
    "web/decode/worker.ts",
  ]) {
    const define = { "import.meta.url": '""' };
    const { metafile } = await build({ ...options, entryPoints: [entry], define });
    inputs.push(...Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs)));
  }
  return inputs;
}

/** The package in a browser: build/package/casewise.mjs, with engine and codebook as chunks of their own. */
export async function buildPackage(outdir = at("build/package")) {
  await rm(outdir, { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: { casewise: "web/bridge/client.ts" },
    outdir,
    outExtension: { ".js": ".mjs" },
    chunkNames: "[name]-[hash]",
    format: "esm",
    splitting: true,
    plugins: [virtualModules],
  });
}

/** Under Node: build/cli/casewise.mjs (the command line) and engine.mjs (the package), with what they read beside them. */
export async function buildNode(outdir = at("build/cli")) {
  await rm(outdir, { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: { casewise: "web/cli/main.ts", engine: "web/bridge/node.ts" },
    outdir,
    outExtension: { ".js": ".mjs" },
    chunkNames: "shared-[hash]",
    platform: "node",
    target: "node20",
    format: "esm",
    splitting: true,
    plugins: [virtualModules],
  });
  await chmod(path.join(outdir, "casewise.mjs"), 0o755);
  await copyFile(wasm, path.join(outdir, "casewise.wasm"));
  await copyFile(synthesis, path.join(outdir, "synthesis.wasm"));
  for (const name of await readdir(at("public/codebook")))
    if (name.endsWith(".json")) await copyFile(at("public/codebook", name), path.join(outdir, name));
}
