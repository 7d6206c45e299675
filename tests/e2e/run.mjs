// Runs the journeys named on the command line with every network attempt of the browser recorded, and fails on any that
// is not for a file of ours on this computer. From a file on disk, none is allowed.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { startRecorder } from "./recorder.mjs";

const [log, ...words] = process.argv.slice(2);
const fromDisk = process.env.CASEWISE_TARGET === "file";
// The page, what it loads, and what the service worker keeps and looks for: all of them plain GETs of plain files.
const ours = /^http:\/\/127\.0\.0\.1:\d+\/(|[\w.-]+\.(js|mjs|html|webmanifest)|(assets|icons)\/[\w.-]+)$/;
const recorder = await startRecorder(({ method, url }) => !fromDisk && method === "GET" && ours.test(url));
const child = spawn(process.execPath, ["--test", ...words], {
  stdio: "inherit",
  env: { ...process.env, CASEWISE_PROXY: String(recorder.port) },
});
const code = await new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
recorder.close();
writeFileSync(log, recorder.seen.map(({ method, url, allowed }) => `${allowed} ${method} ${url}\n`).join(""));
const { forbidden } = recorder;
console.log(
  `recorder: ${recorder.seen.length} network attempts, ${forbidden.length} of them forbidden; see ${log}`,
);
for (const attempt of new Set(forbidden)) console.log(`forbidden: ${attempt}`);
process.exitCode = code !== 0 || forbidden.length > 0 ? 1 : 0;
