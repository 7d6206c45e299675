import type { FormatOptions } from "../bridge/protocol";
import { UsageError } from "./usage_error";

/** How a file is to be read where it is not as found: the same for every command that reads one. */
export const readingOptions = {
  separator: { type: "string" },
  encoding: { type: "string" },
  member: { type: "string" },
  sheet: { type: "string" },
} as const;
type Name = keyof typeof readingOptions;

export const readingNames = Object.keys(readingOptions) as Name[];

const separators = { comma: ",", semicolon: ";", tab: "\t", bar: "|" } as const;
const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;

/** Throws {@link UsageError}. */
export function reading(text: (name: Name) => string | undefined): FormatOptions {
  const separator = text("separator");
  if (separator !== undefined && !Object.hasOwn(separators, separator))
    throw new UsageError(`--separator is one of ${Object.keys(separators).join(", ")}.`);
  const encoding = encodings.find((known) => known === text("encoding"));
  if (text("encoding") !== undefined && encoding === undefined)
    throw new UsageError(`--encoding is one of ${encodings.join(", ")}.`);
  return {
    separator: separators[separator as keyof typeof separators],
    encoding,
    member: text("member"),
    sheet: text("sheet"),
  };
}
