// TypeScript for tests: bundles what is named and imports it, so that tests need no build and no second compiler.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { virtualModules } from "../../web/build.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Everything that the named files (from the repository's root) export, as one module. */
export async function load(...files) {
  const { outputFiles } = await build({
    stdin: { contents: files.map((file) => `export * from "./${file}";`).join("\n"), resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "warning",
    platform: "node",
    plugins: [virtualModules],
    target: "node20",
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
