// What stands beside the hosted page: icons, manifest, and the service worker with its list of everything.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { cp, copyFile } from "node:fs/promises";
import path from "node:path";
import { at, common } from "./options.mjs";

export const serviceWorkerFile = "service_worker.js";

/** Copies what needs no building. Call before `addServiceWorker`. */
export async function addStaticFiles(outdir) {
  await cp(at("public/icons"), path.join(outdir, "icons"), { recursive: true });
  await copyFile(at("web/app/manifest.webmanifest"), path.join(outdir, "manifest.webmanifest"));
}

/** Once every other file is in `outdir`: the service worker that keeps them all. */
export async function addServiceWorker(outdir) {
  const { files, version } = listFiles(outdir);
  await build({
    ...common,
    entryPoints: ["web/offline/service_worker.ts"],
    outfile: path.join(outdir, serviceWorkerFile),
    format: "iife",
    plugins: [
      {
        name: "casewise-files",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^casewise:files$/ }, () => ({ path: "files", namespace: "casewise-files" }));
          onLoad({ filter: /./, namespace: "casewise-files" }, () => ({
            contents: JSON.stringify({ files, version }),
            loader: "json",
          }));
        },
      },
    ],
  });
}

/** Every file with its bytes' hash, in order; the page itself goes by its folder's address. */
function listFiles(outdir) {
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== serviceWorkerFile)
    .map((entry) => path.relative(outdir, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort()
    .map((file) => {
      const hash = createHash("sha256").update(readFileSync(path.join(outdir, file)));
      return { path: file === "index.html" ? "./" : file, integrity: `sha256-${hash.digest("base64")}` };
    });
  const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  return { files, version };
}
