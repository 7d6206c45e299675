// Runs the journeys named on the command line with every network attempt of the browser recorded, and fails on any that
// is not for a file of ours on this computer. From a file on disk, none is allowed.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { startRecorder } from "./recorder.mjs";

const [log, ...words] = process.argv.slice(2);
const fromDisk = process.env.CASEWISE_TARGET === "file";
// The page, what it loads, and what the service worker keeps and looks for: all of them plain GETs of plain files.
const ours = /^http:\/\/127\.0\.0\.1:\d+\/(|[\w.-]+\.(js|mjs|html|webmanifest)|(assets|icons)\/[\w.-]+)$/;
// What the browsers ask for on their own account and no switch of theirs turns off, whatever page is open: who is signed
// in, a spelling dictionary (in an English locale), settings. The tunnel is refused before a byte goes through it.
const own = /^(accounts\.google\.com|redirector\.gvt1\.com|firefox\.settings\.services\.mozilla\.com):443$/;
const isOwn = ({ method, url }) => method === "CONNECT" && own.test(url);
const isPage = ({ method, url }) => !fromDisk && method === "GET" && ours.test(url);
const recorder = await startRecorder({ isPage, isOwn });
const child = spawn(process.execPath, ["--test", ...words], {
  stdio: "inherit",
  env: { ...process.env, CASEWISE_PROXY: String(recorder.port) },
});
const code = await new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
recorder.close();
writeFileSync(log, recorder.seen.map(({ kind, method, url }) => `${kind} ${method} ${url}\n`).join(""));
const { forbidden } = recorder;
const count = (kind) => recorder.seen.filter((one) => one.kind === kind).length;
console.log(
  `recorder: ${count("page")} requests of the page, ${count("browser")} refused attempts of the browser itself, ` +
    `${forbidden.length} forbidden; see ${log}`,
);
for (const attempt of new Set(forbidden)) console.log(`forbidden: ${attempt}`);
process.exitCode = code !== 0 || forbidden.length > 0 ? 1 : 0;
