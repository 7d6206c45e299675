import type { Description } from "../bridge/protocol";
import type { CodebookDocument, DocumentVariable, LeftOutReason } from "./types";

/** A column of the open file that is no variable, and why. */
export interface LeftOut {
  header: string;
  position: number;
  why: LeftOutReason | "notInCodebook";
  /** What it was before the reader left it out. */
  variable?: DocumentVariable | undefined;
}

type Columns = Description["report"]["columns"];

/** Every column of the file that `book` reads nothing from. */
export function leftOutOf(book: CodebookDocument, columns: Columns): LeftOut[] {
  const told = new Map((book.leftOut ?? []).map((one) => [plain(one.header), one]));
  return columns.flatMap(({ header, position, mapped }): LeftOut[] => {
    if (mapped === "exact" || mapped === "alias") return [];
    if (header === "") return [{ header, position, why: "noName" }];
    const first = columns.find((one) => plain(one.header) === plain(header));
    if (mapped === "duplicate" || first?.position !== position)
      return [{ header, position, why: "sameName" }];
    const known = told.get(plain(header));
    return [{ header, position, why: known?.why ?? "notInCodebook", variable: known?.variable }];
  });
}

/** Without a name of its own, no codebook could find a column again. */
export const canBePutBack = ({ why }: LeftOut): boolean => why !== "noName" && why !== "sameName";

/** As headers are compared with ids. */
const plain = (header: string) => header.trim().toLowerCase();
