import { CasewiseError } from "../bridge/errors";
import type { Choice, FormatOptions, InputReport, Source } from "../bridge/protocol";
import { slices } from "../bridge/slices";
import { joined } from "./chunks";
import { toUtf8, withHead } from "./encodings";
import { inMemory } from "./in_memory";
import { gunzip } from "./inflate";
import { Expansion, limits, refuseAbove } from "./limits";
import { asField, SheetLines } from "./sheet";
import { containerOf, mayBeTable } from "./sniff";
import { Workbook } from "./workbook";
import { XmlReader } from "./xml";
import { listMembers, readBytes, unpack, type Member } from "./zip";

/** Asks which of several files or sheets is meant: its place in the list from 0. */
export type Ask = (choice: Choice) => Promise<number>;

/** A file that is ready to be read as text: all that has to be asked has been. */
export interface Prepared {
  /** Where the lines are written here. */
  separator?: ",";
  /** Lines of UTF-8. */
  chunks: AsyncGenerator<Uint8Array>;
  /** Whole once `chunks` has ended. */
  report: InputReport;
  /** Bytes of the file that were read, and how many there are to read. */
  progress(): { read: number; total: number };
}

const SLICE = 256 << 10;
const HEAD = 4096;

interface Layer {
  chunks: () => AsyncGenerator<Uint8Array>;
  /** Not there where the bytes come one after the other. */
  source?: Source;
  head: Uint8Array;
}

/** Looks into a file as far as is needed to know what it is. Throws the errors of the contract, section 4. */
export async function prepare(source: Source, format: FormatOptions, ask: Ask): Promise<Prepared> {
  return new Preparation(source.size, format, ask).open({
    source,
    head: await readBytes(source, 0, HEAD),
    chunks: () => slices(source, SLICE),
  });
}

class Preparation {
  readonly #format: FormatOptions;
  readonly #ask: Ask;
  readonly #report: InputReport;
  /** Of the outermost packed file: what progress is told by. */
  #outer: { expansion: Expansion; total: number } | undefined;

  constructor(bytes: number, format: FormatOptions, ask: Ask) {
    this.#format = format;
    this.#ask = ask;
    this.#report = {
      packed: [],
      encoding: "utf-8",
      encodingFrom: "content",
      separatorFrom: "content",
      bytes,
    };
  }

  async open(layer: Layer): Promise<Prepared> {
    const kind = containerOf(layer.head);
    if (kind === "none") return this.#text(layer);
    if (this.#report.packed.length >= limits.layers) {
      throw new CasewiseError(
        "not_a_table",
        "This file is packed too many times over; unpack it and open what is inside.",
      );
    }
    if (kind === "gzip") {
      this.#report.packed.push("gzip");
      const expansion = this.#expansion(this.#report.bytes);
      const { head, all } = await withHead(gunzip(layer.chunks(), expansion), HEAD);
      return this.open({ head, chunks: () => all });
    }
    const source = layer.source ?? (await held(layer.chunks()));
    const members = await listMembers(source);
    if (members.some(({ name }) => name.toLowerCase() === "xl/workbook.xml"))
      return this.#workbook(source, members);
    return this.#zip(source, members);
  }

  #text({ chunks }: Layer): Prepared {
    this.#refuseSheet();
    let read = 0;
    async function* counted() {
      for await (const chunk of chunks()) {
        read += chunk.length;
        yield chunk;
      }
    }
    if (this.#format.separator !== undefined) this.#report.separatorFrom = "user";
    const total = this.#report.bytes;
    return {
      chunks: toUtf8(counted(), this.#format.encoding, this.#report),
      report: this.#report,
      progress: () => this.#progress() ?? { read, total },
    };
  }

  async #zip(source: Source, members: readonly Member[]): Promise<Prepared> {
    const files = members.filter(
      ({ name, unpacked }) => unpacked > 0 && !/(?:^|\/)(?:__MACOSX\/|\.)|\/$/.test(name),
    );
    refuseOffice(members);
    if (files.length === 0)
      throw new CasewiseError("empty_file", "This .zip file has no file in it; choose another.");
    const member = await this.#member(source, files);
    this.#report.packed.push("zip");
    Object.assign(this.#report, { member: member.name, members: files.length });
    const expansion = this.#expansion(member.packed);
    const { head, all } = await withHead(unpack(source, member, ".zip", expansion), HEAD);
    return this.open({ head, chunks: () => all });
  }

  async #member(source: Source, files: readonly Member[]): Promise<Member> {
    const wanted = this.#format.member;
    if (wanted !== undefined) return named(files, wanted, "file");
    if (files.length === 1 && files[0]) return files[0];
    const tables: Member[] = [];
    for (const file of files.slice(0, 50)) {
      const { head } = await withHead(unpack(source, file, ".zip", new Expansion()), HEAD);
      if (mayBeTable(head)) tables.push(file);
    }
    if (tables.length === 1 && tables[0] && this.#format.ask !== "member") return tables[0];
    const entries = files.map(({ name, unpacked }) => ({ name, bytes: unpacked }));
    return files[await this.#ask({ of: "member", entries })] ?? named(files, 0, "file");
  }

  async #workbook(source: Source, members: readonly Member[]): Promise<Prepared> {
    this.#report.packed.push("xlsx");
    this.#report.separatorFrom = "format";
    const book = await Workbook.open(source, members);
    const { sheets } = book;
    const wanted = this.#format.sheet;
    let sheet = wanted === undefined ? undefined : named(sheets, wanted, "sheet");
    if (!sheet) {
      const filled = sheets.length === 1 || this.#format.ask === "sheet" ? sheets : await book.filled();
      const [first] = filled;
      const entries = filled.map(({ name, member }) => ({ name, bytes: member.unpacked }));
      sheet = filled.length > 1 ? filled[await this.#ask({ of: "sheet", entries })] : (first ?? sheets[0]);
    }
    sheet ??= named(sheets, 0, "sheet");
    Object.assign(this.#report, { sheet: sheet.name, sheets: sheets.length });
    const setting = {
      strings: (await book.sharedStrings()).map(asField),
      dateStyles: await book.dateStyles(),
      from1904: book.from1904,
    };
    const expansion = this.#expansion(sheet.member.packed);
    const lines = new SheetLines(setting);
    return {
      separator: ",",
      chunks: linesOf(book.bytesOf(sheet, expansion), lines, this.#report),
      report: this.#report,
      progress: () => this.#progress() ?? { read: 0, total: 0 },
    };
  }

  #refuseSheet(): void {
    const { member, sheet } = this.#format;
    if (sheet !== undefined)
      throw new CasewiseError("not_a_table", "This file has no sheets; open it without naming one.");
    if (member !== undefined && !this.#report.packed.includes("zip"))
      throw new CasewiseError("not_a_table", "This is no .zip file; open it without naming a file in it.");
  }

  #expansion(total: number): Expansion {
    const expansion = new Expansion();
    this.#outer ??= { expansion, total };
    return expansion;
  }

  #progress() {
    return this.#outer && { read: this.#outer.expansion.packed, total: this.#outer.total };
  }
}

/** By name, or by place in the list from 1. Throws `choose_member`. */
function named<T extends { name: string }>(list: readonly T[], wanted: string | number, what: string): T {
  const found = list.find(({ name }) => name === wanted) ?? list[Number(wanted) - 1];
  if (found) return found;
  throw new CasewiseError(
    "choose_member",
    `There is no such ${what} in this file; name one of those it has.`,
    `1 to ${list.length}`,
  );
}

function refuseOffice(members: readonly Member[]): void {
  const names = new Set(members.map(({ name }) => name.toLowerCase()));
  const sentence = names.has("xl/workbook.bin")
    ? "This is an Excel file of another kind (.xlsb); save it as .xlsx or CSV and open that."
    : names.has("content.xml") && names.has("mimetype")
      ? "This is an OpenDocument file; save it as .xlsx or CSV and open that."
      : names.has("word/document.xml") || names.has("ppt/presentation.xml")
        ? "This is an Office document, not a table of cases; choose another file."
        : [...names].some((name) => name.endsWith(".iwa"))
          ? "This is a Numbers file; export it as Excel or CSV and open that."
          : undefined;
  if (sentence !== undefined) throw new CasewiseError("not_a_table", sentence);
}

/** A packed file inside another: its directory is at its end, so it has to be there as a whole. */
async function held(chunks: AsyncGenerator<Uint8Array>): Promise<Source> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    refuseAbove((size += chunk.length), limits.inner);
    parts.push(chunk);
  }
  return inMemory(joined(parts));
}

async function* linesOf(
  xml: AsyncGenerator<Uint8Array>,
  lines: SheetLines,
  report: InputReport,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const reader = new XmlReader(lines);
  let size = 0;
  const taken = () => {
    const bytes = encoder.encode(lines.take());
    refuseAbove((size += bytes.length), limits.unpacked);
    return bytes;
  };
  for await (const bytes of xml) {
    reader.push(bytes);
    if (lines.length > 0) yield taken();
  }
  reader.end();
  report.dateCells = lines.dates;
  yield taken();
}
