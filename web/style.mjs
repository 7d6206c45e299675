// The page has one style sheet: esbuild writes one for each part that is loaded later and repeats in it what is shared.
import { build } from "esbuild";
import { rm } from "node:fs/promises";
import path from "node:path";
import { at, common } from "./options.mjs";

/**
 * Replaces the style sheets of a build by one in their folder: first what the shell uses, in its order, then what only
 * later parts do. Resolves to its path.
 */
export async function oneStyleSheet(metafile, shell) {
  const sheets = Object.keys(metafile.outputs).filter((file) => file.endsWith(".css"));
  const inFirst = (file) => Number(file !== shell);
  const sources = sheets
    .sort((a, b) => inFirst(a) - inFirst(b) || (a < b ? -1 : 1))
    .flatMap((file) => Object.keys(metafile.outputs[file].inputs));
  await Promise.all(sheets.map((file) => rm(at(file))));
  const contents = [...new Set(sources)].map((file) => `@import "./${file}";`).join("\n");
  const { metafile: written } = await build({
    ...common,
    stdin: { contents, resolveDir: at(), loader: "css", sourcefile: "styles.css" },
    outdir: path.dirname(at(shell)),
    entryNames: "styles-[hash]",
    metafile: true,
  });
  return Object.keys(written.outputs)[0];
}
