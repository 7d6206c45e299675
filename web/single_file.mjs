// The page as one file, for a USB stick: build/casewise.html. Everything that the hosted page loads later is inside,
// since esbuild without splitting puts a dynamic import where it is used.
import { build } from "esbuild";
import { readFile, writeFile } from "node:fs/promises";
import { virtualModulesInOneFile } from "./build.mjs";
import { at, common } from "./options.mjs";
import { fillTemplate, oldBrowserScript } from "./page.mjs";
import { singleFilePolicy } from "./security.mjs";

export async function buildSingleFile(outfile = at("build/casewise.html")) {
  const [check] = await bundle({ ...oldBrowserScript });
  const [app, styles] = await bundle({
    entryPoints: { app: "web/app/single_file.tsx" },
    // A classic script: a module script cannot be hashed everywhere, and starts no sooner from a file.
    format: "iife",
    plugins: [virtualModulesInOneFile],
  });
  const scripts = [check, app].map(insideHtml);
  const icon = (await readFile(at("public/icons/icon.svg"))).toString("base64");
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${singleFilePolicy({ scripts, styles: [styles] })}">`,
    `<link rel="icon" href="data:image/svg+xml;base64,${icon}">`,
    `<style>${styles}</style>`,
  ];
  const body = scripts.map((script) => `<script>${script}</script>`);
  await writeFile(outfile, await fillTemplate({ head, body }));
}

/** The script and, if there are any, the styles. */
async function bundle(options) {
  const { outputFiles } = await build({ ...common, ...options, outdir: at("build"), write: false });
  const texts = outputFiles.map(({ text }) => text);
  // The styles of all components; nothing in them may end the element that holds them.
  if (texts[1]?.includes("</")) throw new Error("the styles hold markup");
  return texts;
}

/**
 * A script as it may stand inside `<script>`: esbuild writes no `<!--` or `</script` outside strings and regular
 * expressions, and there the escapes mean the same. The parser would also change a carriage return or a NUL.
 */
function insideHtml(script) {
  const escaped = script.replaceAll("<!--", "\\x3c!--").replace(/<(?=\/?script)/gi, "\\x3c");
  if (/[\0\r]/.test(escaped)) throw new Error("the script has characters that HTML does not keep");
  return escaped;
}
