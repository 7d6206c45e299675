// What the shell needs, in one file. With splitting, esbuild makes a file of each group of modules that the same later
// parts share: two dozen small ones, each compressed by itself. Merged they are 2 KB less in transit, and as many
// requests fewer.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { common } from "./options.mjs";

const IMPORT = /import(?:\{([^}]*)\}from)?"\.\/([^"]+)";?/g;
const ENTRY = "app-merged.js";

/**
 * Merges `entry`, a file in `folder`, with all that it imports at once; `outputs` are those of esbuild's metafile. Later
 * parts take from it what they shared with it. They get names of their own for it: a browser may keep a file by its name.
 * Resolves to the names of the merged file and of the later ones.
 */
export async function mergeFirst(folder, entry, outputs) {
  const imports = new Map(
    Object.entries(outputs)
      .filter(([file]) => file.endsWith(".js"))
      .map(([file, { imports }]) => [
        path.basename(file),
        imports.filter(({ kind }) => kind === "import-statement").map((one) => path.basename(one.path)),
      ]),
  );
  const first = new Set([entry]);
  for (const name of first) for (const needed of imports.get(name)) first.add(needed);
  const shared = [...first];
  const later = [...imports.keys()].filter((name) => !first.has(name));

  const texts = new Map();
  const taken = new Set();
  for (const name of later) {
    const clauses = [];
    const text = (await readFile(path.join(folder, name), "utf8")).replace(
      IMPORT,
      (statement, names, from) => {
        const at = shared.indexOf(from);
        if (at < 0) return statement;
        for (const one of names?.split(",") ?? []) {
          const [theirs, ours = theirs] = one.split(" as ");
          taken.add(`export{${theirs} as ${theirs}$${at}}from"./${from}";`);
          clauses.push(`${theirs}$${at} as ${ours}`);
        }
        return "";
      },
    );
    texts.set(name, clauses.length > 0 ? `import{${clauses}}from"./${ENTRY}";${text}` : text);
  }
  const merged = await build({
    ...common,
    stdin: { contents: `import"./${entry}";${[...taken].sort().join("")}`, resolveDir: folder },
    format: "esm",
    plugins: [externally(later)],
    write: false,
  });
  texts.set(ENTRY, merged.outputFiles[0].text);
  for (const [name, text] of texts)
    for (const one of shared) if (text.includes(one)) throw new Error(`${name} still wants ${one}`);

  const renamed = newNames(texts);
  await Promise.all([...shared, ...later].map((name) => rm(path.join(folder, name))));
  for (const [name, text] of texts)
    await writeFile(path.join(folder, renamed.of(name)), renamed.within(text));
  return { script: renamed.of(ENTRY), later: later.map(renamed.of) };
}

const externally = (names) => ({
  name: "externally",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\// }, (asked) =>
      names.includes(path.basename(asked.path)) ? { path: asked.path, external: true } : undefined,
    );
  },
});

/** Names that change with any of the texts, for the merged file and whatever names it, directly or not. */
function newNames(texts) {
  const changed = new Set([ENTRY]);
  for (const target of changed)
    for (const [name, text] of texts) if (text.includes(`"./${target}"`)) changed.add(name);
  const hash = createHash("sha256");
  for (const [name, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\n${text}\n`);
  const mark = hash.digest("hex").slice(0, 8).toUpperCase();
  const of = (name) =>
    changed.has(name) ? name.replace(/\.js$/, `-${mark}.js`).replace("-merged", "") : name;
  const within = (text) =>
    [...changed].reduce((sofar, name) => sofar.replaceAll(`"./${name}"`, `"./${of(name)}"`), text);
  return { of, within };
}
