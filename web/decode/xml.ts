import { damaged } from "./inflate";
import { limits, refuseAbove } from "./limits";

/** What a reader of XML hears, in the order of the text. Names are without their prefix. */
export interface XmlEvents {
  /** `attributes` as written; see {@link attribute}. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const QUOTE = 34;
const APOSTROPHE = 39;
const GREATER = 62;

/**
 * Reads the XML of a workbook piece by piece. It knows no document type: entities other than the five of XML and those
 * by number do not exist, and a file that declares some is refused, so that nothing outside it is ever named.
 */
export class XmlReader {
  readonly #events: XmlEvents;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  #rest = "";
  #depth = 0;
  #roots = 0;

  constructor(events: XmlEvents) {
    this.#events = events;
  }

  push(bytes: Uint8Array): void {
    this.#read(this.#decode(bytes));
  }

  /** The text is over. Throws where it ends too early. */
  end(): void {
    this.#read(this.#decode());
    if (this.#rest.trim() !== "" || this.#depth !== 0 || this.#roots !== 1) throw damaged(".xlsx");
  }

  #decode(bytes?: Uint8Array): string {
    try {
      return bytes ? this.#decoder.decode(bytes, { stream: true }) : this.#decoder.decode();
    } catch {
      throw damaged(".xlsx");
    }
  }

  #read(piece: string): void {
    const text = this.#rest === "" ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf("<", at);
      if (tag < 0) break;
      if (tag > at) this.#text(text.slice(at, tag));
      at = tag;
      const next = this.#markup(text, tag);
      if (next < 0) break;
      at = next;
    }
    this.#rest = text.slice(at);
    refuseAbove(this.#rest.length, limits.xmlPiece);
  }

  /** Reads what begins with the `<` at `tag`. Where it goes on; -1 where it is not whole yet. */
  #markup(text: string, tag: number): number {
    const kind = text.charCodeAt(tag + 1);
    if (kind === BANG) return this.#declaration(text, tag);
    if (kind === QUESTION) {
      const end = text.indexOf("?>", tag);
      return end < 0 ? -1 : end + 2;
    }
    const end = endOfTag(text, tag + 1);
    if (end < 0) return -1;
    if (kind === SLASH) {
      if (--this.#depth < 0) throw damaged(".xlsx");
      this.#events.close(localName(text.slice(tag + 2, end).trimEnd()));
      return end + 1;
    }
    const isEmpty = text.charCodeAt(end - 1) === SLASH;
    const inside = text.slice(tag + 1, isEmpty ? end - 1 : end);
    const space = inside.search(/\s/);
    const name = localName(space < 0 ? inside : inside.slice(0, space));
    if (this.#depth === 0 && ++this.#roots > 1) throw damaged(".xlsx");
    this.#events.open(name, space < 0 ? "" : inside.slice(space));
    if (isEmpty) this.#events.close(name);
    else this.#depth++;
    return end + 1;
  }

  #declaration(text: string, tag: number): number {
    if (text.startsWith("<!--", tag)) {
      const end = text.indexOf("-->", tag + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (text.startsWith("<![CDATA[", tag)) {
      const end = text.indexOf("]]>", tag + 9);
      if (end >= 0) this.#events.text(text.slice(tag + 9, end));
      return end < 0 ? -1 : end + 3;
    }
    if (
      text.length - tag < 9 &&
      ("<!--".startsWith(text.slice(tag)) || "<![CDATA[".startsWith(text.slice(tag)))
    )
      return -1;
    throw damaged(".xlsx");
  }

  #text(raw: string): void {
    if (this.#depth > 0) this.#events.text(unescaped(raw));
  }
}

/** The `>` that ends a tag: one inside an attribute's quotes does not. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return -1;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescaped(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));?/g,
    (_, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) {
        const known = Object.hasOwn(named, name) ? named[name] : undefined;
        if (known === undefined) throw damaged(".xlsx");
        return known;
      }
      const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
      if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) throw damaged(".xlsx");
      return String.fromCodePoint(code);
    },
  );
}

/** An attribute by its name without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    if (at > 0 && before !== 58 && before > 32) continue;
    const found = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
    if (found) return unescaped(found[1] ?? found[2] ?? "");
  }
  return undefined;
}
