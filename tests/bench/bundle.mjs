// Makes build/bench/pages: one page per contender, with everything that it loads beside it.
import { build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const require = createRequire(import.meta.url);

/** `url:PACKAGE/FILE` is the address of a copy of that file; `contender` is the one that the page is for. */
const resolver = (contender) => ({
  name: "bench",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^contender$/ }, () => ({ path: path.join(here, "contenders", `${contender}.mjs`) }));
    onResolve({ filter: /^url:/ }, (wanted) => ({
      path: require.resolve(wanted.path.slice("url:".length)),
      namespace: "url",
    }));
    onLoad({ filter: /./, namespace: "url" }, async ({ path: file }) => ({
      contents: `export { default } from ${JSON.stringify(file)};`,
      resolveDir: here,
    }));
    // Files behind `url:` are copied as they are, scripts too.
    onResolve({ filter: /^\// }, ({ path: file, namespace }) =>
      namespace === "url" ? { path: file, namespace: "copy" } : undefined,
    );
    onLoad({ filter: /./, namespace: "copy" }, async ({ path: file }) => ({
      contents: await readFile(file),
      loader: "file",
    }));
  },
});

/** @param {string} outdir @param {string[]} contenders */
export async function bundle(outdir, contenders) {
  await rm(outdir, { recursive: true, force: true });
  for (const contender of contenders) {
    const folder = path.join(outdir, contender);
    await mkdir(folder, { recursive: true });
    await build({
      absWorkingDir: here,
      entryPoints: { page: path.join(here, "page/main.mjs") },
      outdir: folder,
      bundle: true,
      splitting: true,
      format: "esm",
      target: "es2022",
      minify: true,
      keepNames: true,
      logLevel: "error",
      loader: { ".wasm": "file" },
      plugins: [resolver(contender)],
    });
    await writeFile(
      path.join(folder, "index.html"),
      `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>${contender}</title>
<input type="file"><div id="bars"></div><script type="module" src="page.js"></script>
`,
    );
  }
}
