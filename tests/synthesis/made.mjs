// Synthesis for tests: instances of the built module in this thread, and small files of made-up records.
import { readFileSync } from "node:fs";
import { load } from "../web/load.mjs";

export const made = await load(
  "web/bridge/node_decoder.ts",
  "web/bridge/own_file.ts",
  "web/bridge/synthesis_client.ts",
  "web/bridge/synthesis_module.ts",
  "web/bridge/synthesis_session.ts",
  "web/ledger/accounts.ts",
  "web/ledger/decimal.ts",
  "web/synthesis/evaluate_release.ts",
  "web/synthesis/ledgers.ts",
  "web/synthesis/make_release.ts",
  "web/synthesis/packages.ts",
  "web/synthesis/private_report.ts",
  "web/synthesis/public_codebook.ts",
);

const wasm = new Uint8Array(readFileSync(new URL("../../build/wasm/synthesis.wasm", import.meta.url)));

/** As `nodeSynthesis`, with everything that was posted either way kept in `heard`. */
export function inProcess(heard = []) {
  return (role, events) => {
    let ended = false;
    const session = new made.SynthesisSession({
      role,
      load: () => made.loadSynthesisModule(() => Promise.resolve(wasm)),
      post: (message) => {
        heard.push({ role, message });
        queueMicrotask(() => {
          if (!ended) events.message(message);
        });
      },
    });
    void session.start();
    return Promise.resolve({
      post: (call) => {
        heard.push({ role, call });
        queueMicrotask(() => {
          if (!ended) void session.receive(call);
        });
      },
      terminate() {
        ended = true;
        heard.push({ role, terminated: true });
      },
    });
  };
}

export const publishedCodebook = readFileSync(
  new URL("../../public/codebook/ctdc-global-synthetic.json", import.meta.url),
  "utf8",
);

const HEAD = "yearOfRegistration,gender,ageBroad,citizenship,meansThreats,isForcedLabour";
const genders = ["Man", "Woman", ""];
const ages = ["9-17", "18-20", "30-38", ""];
const countries = ["PHL", "UKR", "MDA", "KHM", ""];

/** A CSV of `count` records; `change(record, i)` may put something else into a row. */
export function csvOf(count, change = (record) => record) {
  const lines = [HEAD];
  for (let i = 0; i < count; i++) {
    // Spread over all combinations by three steps without a common factor.
    const record = [
      2010 + (i % 7),
      genders[(i * 5) % 3],
      ages[(i * 7) % 4],
      countries[(i * 11) % 5],
      i % 2 ? "1" : "",
      i % 3 ? "1" : "",
    ];
    lines.push(change(record, i).join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}

export const COLUMNS = HEAD.split(",");

export const order = (csv, changes = {}) => ({
  source: new Blob([csv]),
  codebook: publishedCodebook,
  dataset: "field office 7",
  options: { columns: COLUMNS, countryCodes: "alpha3" },
  parameters: { epsilon: 2, deltaExponent: 6, length: 2, expectedRecords: 5000, strict: 10 },
  simulated: false,
  ...changes,
});
