// The fence between private figures and publishable ones is in the types: what bears a watermark does not fit.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../..", import.meta.url));
const snippet = path.join(root, "web/release/snippet.ts");

/** What the compiler says of a file in web/release that consists of `lines`. */
function complaints(...lines) {
  const options = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    skipLibCheck: true,
    types: [],
  };
  options.module = ts.ModuleKind.ESNext;
  options.moduleResolution = ts.ModuleResolutionKind.Bundler;
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  const text = lines.join("\n");
  host.readFile = (file) => (file === snippet ? text : readFile(file));
  host.fileExists = (file) => file === snippet || fileExists(file);
  host.getSourceFile = (file, language, ...rest) =>
    file === snippet ? ts.createSourceFile(file, text, language) : getSourceFile(file, language, ...rest);
  const program = ts.createProgram([snippet], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

const imports = [
  'import type { Evaluation, Holdout, Risk } from "../bridge/evaluation_protocol";',
  'import type { MeasureReport } from "../bridge/synthesis_protocol";',
  'import type { PublishableRelease, Unmarked } from "./publishable";',
  "declare const evaluation: Evaluation, holdout: Holdout, risk: Risk, measured: MeasureReport, release: PublishableRelease;",
];

test("what a mechanism reports is publishable", () => {
  assert.deepEqual(
    complaints(...imports, "export const fits: PublishableRelease = { ...release, measured };"),
    [],
  );
});

test("what bears the watermark of the private view is not, alone or mixed in", () => {
  for (const line of [
    "export const one: Unmarked<MeasureReport> = { ...evaluation, ...measured };",
    "export const half: Unmarked<MeasureReport> = { ...holdout, ...measured };",
    "export const two: Unmarked<MeasureReport> = { ...risk, ...measured };",
    "export const three: PublishableRelease = { ...release, measured: { ...evaluation, ...measured } };",
  ])
    assert.ok(
      complaints(...imports, line).some((text) => text.includes("watermark")),
      `${line} ${complaints(...imports, line).join(" ")}`,
    );
});
