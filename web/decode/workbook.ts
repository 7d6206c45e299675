import { CasewiseError } from "../bridge/errors";
import type { Source } from "../bridge/protocol";
import { withHead } from "./encodings";
import { damaged } from "./inflate";
import { Expansion, limits, refuseAbove } from "./limits";
import { readDateStyles, type DateStyle } from "./date_styles";
import { attribute, XmlReader, type XmlEvents } from "./xml";
import { unpack, type Member } from "./zip";

export interface Sheet {
  name: string;
  member: Member;
}

/** An .xlsx file: its sheets, and what all of them share. */
export class Workbook {
  /** Days count from 1904, as on old Macs. */
  readonly from1904: boolean;
  readonly sheets: readonly Sheet[];
  readonly #parts: Parts;
  readonly #related: Related;

  private constructor(parts: Parts, related: Related, sheets: Sheet[], from1904: boolean) {
    this.#parts = parts;
    this.#related = related;
    this.sheets = sheets;
    this.from1904 = from1904;
  }

  static async open(source: Source, members: readonly Member[]): Promise<Workbook> {
    const parts = new Parts(source, members);
    const related = await readRelations(parts);
    let from1904 = false;
    const sheets: Sheet[] = [];
    const read = (name: string, attributes: string) => {
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      const target = related.byId.get(attribute(attributes, "id") ?? "");
      const member = target?.type === "worksheet" ? parts.find(target.path) : undefined;
      if (member) sheets.push({ name: attribute(attributes, "name") ?? "", member });
    };
    await parts.read("xl/workbook.xml", { ...silent, open: read });
    if (sheets.length === 0)
      throw new CasewiseError("not_a_table", "This .xlsx file has no sheet of cells; choose another file.");
    return new Workbook(parts, related, sheets, from1904);
  }

  /** The sheets that have a cell, as far as their beginnings tell. */
  async filled(): Promise<Sheet[]> {
    const filled: Sheet[] = [];
    for (const sheet of this.sheets) {
      const { head } = await withHead(this.bytesOf(sheet, new Expansion()), 64 << 10);
      if (/<(?:\w+:)?c[ />]/.test(new TextDecoder().decode(head))) filled.push(sheet);
    }
    return filled;
  }

  /** Texts that cells name by number. */
  async sharedStrings(): Promise<string[]> {
    const strings: string[] = [];
    let characters = 0;
    let text = "";
    let isText = false;
    let isReading = 0; // inside a remark on pronunciation
    await this.#parts.read(this.#related.path("sharedStrings") ?? "xl/sharedStrings.xml", {
      open(name) {
        if (name === "si") text = "";
        else if (name === "rPh") isReading++;
        else if (name === "t") isText = isReading === 0;
      },
      close(name) {
        if (name === "t") isText = false;
        else if (name === "rPh") isReading--;
        else if (name === "si") {
          strings.push(text);
          characters += text.length + 8;
          refuseAbove(characters, limits.sharedStrings);
        }
      },
      text(part) {
        if (!isText) return;
        text += part;
        refuseAbove(text.length, limits.xmlPiece);
      },
    });
    return strings;
  }

  /** Per style of a cell, how it shows a number as a date; undefined where it does not. */
  async dateStyles(): Promise<(DateStyle | undefined)[]> {
    const collector = readDateStyles();
    await this.#parts.read(this.#related.path("styles") ?? "xl/styles.xml", collector.events);
    return collector.styles;
  }

  /** The bytes of a sheet's XML. `expansion` is told how many packed bytes were read. */
  bytesOf(sheet: Sheet, expansion: Expansion): AsyncGenerator<Uint8Array> {
    return unpack(this.#parts.source, sheet.member, ".xlsx", expansion);
  }
}

const silent: XmlEvents = { open: () => undefined, close: () => undefined, text: () => undefined };

/** Finds parts of the package by path and reads them. */
class Parts {
  readonly source: Source;
  readonly #members = new Map<string, Member>();

  constructor(source: Source, members: readonly Member[]) {
    this.source = source;
    for (const member of members) this.#members.set(member.name.replaceAll("\\", "/").toLowerCase(), member);
  }

  find(path: string): Member | undefined {
    return this.#members.get(path.toLowerCase());
  }

  /** Reads a part to its end; one that is not there has nothing to say. */
  async read(path: string, events: XmlEvents): Promise<void> {
    const member = this.find(path);
    if (!member) return;
    if (!path.endsWith("haredStrings.xml")) refuseAbove(member.unpacked, limits.workbookPart);
    const reader = new XmlReader(events);
    for await (const bytes of unpack(this.source, member, ".xlsx", new Expansion())) reader.push(bytes);
    reader.end();
  }
}

interface Related {
  byId: Map<string, { type: string; path: string }>;
  path(type: string): string | undefined;
}

async function readRelations(parts: Parts): Promise<Related> {
  const byId: Related["byId"] = new Map();
  await parts.read("xl/_rels/workbook.xml.rels", {
    ...silent,
    open(name, attributes) {
      if (name !== "Relationship") return;
      const [id, type, target] = ["Id", "Type", "Target"].map((key) => attribute(attributes, key));
      if (id === undefined || type === undefined || target === undefined) throw damaged(".xlsx");
      if (attribute(attributes, "TargetMode") === "External") return;
      byId.set(id, { type: type.slice(type.lastIndexOf("/") + 1), path: resolved(target) });
    },
  });
  return { byId, path: (type) => [...byId.values()].find((one) => one.type === type)?.path };
}

function resolved(target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps = ["xl"];
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
