// Bundles the page, the worker and the command line with esbuild. `.tasks/build.mjs` has built the wasm file before.
import { build } from "esbuild";
import { chmod, copyFile, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { pagePolicy } from "./security.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => path.join(root, ...parts);
const codebook = at("public/codebook/ctdc-global-synthetic.json");
const wasm = at("build/wasm/casewise.wasm");
const synthesis = at("build/wasm/synthesis.wasm");

const common = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  logLevel: "warning",
  minify: true,
  target: "es2022",
};

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

/** The modules declared in web/bridge/virtual.d.ts. */
const contents = {
  "casewise:wasm": async () => spell(await readFile(wasm)),
  "casewise:worker": () => workerScript("web/bridge/worker.ts"),
  "casewise:synthesis_wasm": async () => spell(await readFile(synthesis)),
  "casewise:synthesis_worker": () => workerScript("web/bridge/synthesis_worker.ts"),
  "casewise:codebook": async () => JSON.stringify(JSON.parse(await readFile(codebook, "utf8"))),
  "casewise:private_data": () => readFile(at("docs/private-data.md"), "utf8"),
  "casewise:methods": () => readFile(at("docs/methods.md"), "utf8"),
  "casewise:sample": async () => pack(await readFile(at("public/sample/casewise-simulated-sample.csv"))),
};

export const virtualModules = {
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
};

/** A worker and the Emscripten glue as one classic script: a `blob:` worker cannot import modules. */
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
  const { metafile } = await build({
    ...common,
    entryPoints: { app: "web/app/main.tsx" },
    outdir: path.join(outdir, "assets"),
    format: "esm",
    splitting: true,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    metafile: true,
    plugins: [virtualModules],
  });
  const [script, output] = Object.entries(metafile.outputs).find(
    ([, { entryPoint }]) => entryPoint === "web/app/main.tsx",
  );
  const address = (file) => path.relative(outdir, at(file)).split(path.sep).join("/");
  const needed = output.imports.filter(({ kind }) => kind === "import-statement");
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${pagePolicy}">`,
    ...(output.cssBundle ? [`<link rel="stylesheet" href="${address(output.cssBundle)}">`] : []),
    ...needed.map((chunk) => `<link rel="modulepreload" href="${address(chunk.path)}">`),
    `<script type="module" src="${address(script)}"></script>`,
  ];
  const template = await readFile(at("web/app/index.html"), "utf8");
  if (!template.includes("<!-- build -->"))
    throw new Error("web/app/index.html lacks <!-- build --> in its head");
  await writeFile(path.join(outdir, "index.html"), template.replace("<!-- build -->", head.join("\n    ")));
  return metafile;
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
  await copyFile(codebook, path.join(outdir, path.basename(codebook)));
}
