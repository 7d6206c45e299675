/**
 * The little Markdown that our own notes are written in: headings, paragraphs, lists, tables, code. It becomes data, not
 * HTML, so nothing in a text can become markup.
 */

export interface Inline {
  kind: "text" | "code" | "strong" | "emphasis" | "link";
  text: string;
  /** Of a link: the note beside this one that it leads to, `masking.md`. */
  to?: string;
}

export type Block =
  | { kind: "heading"; level: number; text: Inline[] }
  | { kind: "paragraph"; text: Inline[] }
  | { kind: "list"; ordered: boolean; start: number; items: Block[][] }
  | { kind: "table"; head: Inline[][]; rows: Inline[][][] }
  | { kind: "code"; text: string };

const HEADING = /^(#{1,6})\s+(.*)$/;
const ITEM = /^(\s*)(?:[-*]|(\d+)\.)\s+/;
const FENCE = /^\s*```/;
const RULE = /^\s*\|?[\s:|-]+\|?\s*$/;

export function parseMarkdown(text: string): Block[] {
  return blocksOf(text.split(/\r?\n/));
}

function blocksOf(lines: string[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const heading = HEADING.exec(line);
    if (line.trim() === "") {
      at += 1;
    } else if (FENCE.test(line)) {
      const length = until(lines, at + 1, (other) => FENCE.test(other));
      blocks.push({ kind: "code", text: lines.slice(at + 1, at + 1 + length).join("\n") });
      at += length + 2;
    } else if (heading) {
      blocks.push({ kind: "heading", level: (heading[1] ?? "").length, text: parseInline(heading[2] ?? "") });
      at += 1;
    } else if (ITEM.test(line)) {
      const length = until(lines, at, (other, index) => index > at && !belongsToList(other, line));
      blocks.push(listOf(lines.slice(at, at + length)));
      at += length;
    } else if (line.includes("|") && RULE.test(lines[at + 1] ?? "")) {
      const length = until(lines, at, (other) => !other.includes("|"));
      const [head = [], , ...rows] = lines.slice(at, at + length).map(cellsOf);
      blocks.push({ kind: "table", head, rows });
      at += length;
    } else {
      const length = until(lines, at, (other, index) => index > at && beginsBlock(other));
      blocks.push({ kind: "paragraph", text: parseInline(joined(lines.slice(at, at + length))) });
      at += length;
    }
  }
  return blocks;
}

/** How many lines from `start` on there are before one that ends the run. */
function until(lines: string[], start: number, ends: (line: string, index: number) => boolean): number {
  const found = lines.findIndex((line, index) => index >= start && ends(line, index));
  return (found < 0 ? lines.length : found) - start;
}

const beginsBlock = (line: string) =>
  line.trim() === "" || HEADING.test(line) || ITEM.test(line) || FENCE.test(line);

const joined = (lines: string[]) => lines.map((line) => line.trim()).join(" ");

const indentOf = (line: string) => line.length - line.trimStart().length;

/** A further item at the same depth, a line that is indented, or a blank one between them. */
function belongsToList(line: string, first: string): boolean {
  if (line.trim() === "") return true;
  return indentOf(line) > indentOf(first) || (ITEM.test(line) && indentOf(line) === indentOf(first));
}

function listOf(lines: string[]): Block {
  const depth = indentOf(lines[0] ?? "");
  const number = ITEM.exec(lines[0] ?? "")?.[2];
  const items: string[][] = [];
  for (const line of lines) {
    const marker = ITEM.exec(line);
    if (marker && indentOf(line) === depth) items.push([line.slice(marker[0].length)]);
    else items.at(-1)?.push(line);
  }
  return {
    kind: "list",
    ordered: number !== undefined,
    start: Number(number ?? 1),
    items: items.map((item) => blocksOf([item[0] ?? "", ...dedented(item.slice(1))])),
  };
}

function dedented(lines: string[]): string[] {
  const depths = lines.filter((line) => line.trim() !== "").map(indentOf);
  return lines.map((line) => line.slice(Math.min(Infinity, ...depths)));
}

function cellsOf(line: string): Inline[][] {
  const inner = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  return inner.split("|").map((cell) => parseInline(cell.trim()));
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)]*)\)/g;
const NOTE = /^[\w-]+\.md$/;

/** Links to notes in the same folder stay links. All others become their text: without a network they lead nowhere. */
export function parseInline(text: string): Inline[] {
  const parts: Inline[] = [];
  const push = (kind: Inline["kind"], part: string | undefined) => {
    if (part) parts.push({ kind, text: part });
  };
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    push("text", text.slice(end, match.index));
    push("code", match[1]);
    push("strong", match[2]);
    push("emphasis", match[3]);
    const [name, to] = [match[4], match[5] ?? ""];
    if (name && NOTE.test(to)) parts.push({ kind: "link", text: name, to });
    else push("text", name);
    end = match.index + match[0].length;
  }
  push("text", text.slice(end));
  return parts;
}
