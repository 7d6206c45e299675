// `npm run release`: build/casewise-VERSION.zip with both builds of the page, their SHA-256, the licences of what is
// inside and a guide. Its bytes depend on the sources and the compiler alone: no date, no path, no order of a disk.
import { zipSync } from "fflate";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "./build.mjs";
import { licencesText, packagesOf } from "./licences.mjs";
import { filesUnder } from "./lint.mjs";
import { at, isMain, task } from "./run.mjs";

/** The first day that a zip file can name; fflate takes local time. */
const NO_DATE = new Date(1980, 0, 1);

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Packs what is built. Resolves to the zip file's path and its SHA-256. */
export async function release() {
  const { bundledFiles } = await import("../web/build.mjs");
  const { version } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  const folder = `casewise-${version}`;
  const files = {
    "GUIDE.html": readFileSync(at("docs/guide.html")),
    "LICENCES.txt": Buffer.from(licencesText(packagesOf(await bundledFiles()))),
    "casewise.html": readFileSync(at("build/casewise.html")),
    ...Object.fromEntries(
      filesUnder(["build/site"], [""])
        .filter((file) => /\.\w+$/.test(file))
        .map((file) => [file.replace("build/", ""), readFileSync(at(file))]),
    ),
  };
  const sums = Object.keys(files)
    .sort()
    .map((name) => `${sha256(files[name])}  ${name}\n`);
  files["SHA256SUMS"] = Buffer.from(sums.join(""));
  const entries = Object.keys(files)
    .sort()
    .map((name) => [`${folder}/${name}`, new Uint8Array(files[name])]);
  const zip = zipSync(Object.fromEntries(entries), { level: 9, mtime: NO_DATE });
  const path = at(`build/${folder}.zip`);
  writeFileSync(path, zip);
  const sum = sha256(zip);
  writeFileSync(`${path}.sha256`, `${sum}  ${folder}.zip\n`);
  return { path, sum, bytes: zip.length };
}

if (isMain(import.meta.url)) {
  await task(async () => {
    await build();
    const { path, sum, bytes } = await release();
    console.log(`${path}: ${bytes.toLocaleString("en")} bytes\nSHA-256 ${sum}`);
  });
}
