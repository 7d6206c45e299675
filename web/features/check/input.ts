import type { Encoding, Report, Separator } from "../../model/data";
import type { Env } from "../../model/env";

export const separatorKeys = {
  ",": "check.comma",
  ";": "check.semicolon",
  "\t": "check.tab",
  "|": "check.bar",
} as const satisfies Record<Separator, string>;

export const encodingKeys = {
  "utf-8": "check.utf8",
  "utf-16le": "check.utf16le",
  "utf-16be": "check.utf16be",
  "windows-1252": "check.windows1252",
} as const satisfies Record<Encoding, string>;

const packedKeys = { gzip: "check.gzip", zip: "check.zip", xlsx: "check.xlsx" } as const;

/** What the file was before it was lines: name and value of each fact, in words. */
export function inputFacts(
  { input, format: layout, separator }: Report,
  { t, format }: Env,
): [string, string][] {
  const from = {
    user: "check.fromUser",
    assumed: "check.fromAssumed",
    byteOrderMark: "check.fromMark",
  } as const;
  const how = input.encodingFrom === "content" ? "" : t(from[input.encodingFrom]);
  const separated = separator === null ? "" : t(separatorKeys[separator]);
  const facts: [string, string][] = [];
  if (input.packed.length > 0)
    facts.push([t("check.packed"), input.packed.map((one) => t(packedKeys[one])).join(", ")]);
  if (input.member !== undefined)
    facts.push([t("check.member"), t("check.ofSeveral", { name: input.member, n: input.members ?? 1 })]);
  if (input.sheet !== undefined)
    facts.push([t("check.sheet"), t("check.ofSeveral", { name: input.sheet, n: input.sheets ?? 1 })]);
  if (input.packed.length > 0) facts.push([t("check.fileSize"), format.bytes(input.bytes)]);
  if (!input.packed.includes("xlsx")) {
    facts.push(
      layout === "json" ? [t("check.layoutName"), t("check.json")] : [t("check.separator"), separated],
    );
    facts.push([t("check.encoding"), `${t(encodingKeys[input.encoding])}${how && ` (${how})`}`]);
  }
  return facts;
}
