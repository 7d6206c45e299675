import { dateText, type DateStyle } from "./date_styles";
import { damaged } from "./inflate";
import { limits, refuseAbove } from "./limits";
import { attribute, type XmlEvents } from "./xml";

/** What the cells of a sheet are read with. */
export interface SheetSetting {
  /** As they go into a line: quoted where they must be. */
  strings: readonly string[];
  dateStyles: readonly (DateStyle | undefined)[];
  from1904: boolean;
}

const MARKS = /[",\r\n]/;

/** A text as a field of a line. Blanks at its ends are not content (contract, section 1), so they need no quotes. */
export const asField = (text: string) => (MARKS.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Turns the XML of a sheet into lines of comma-separated text. A row is as wide as the first, as a saved CSV file has
 * it, and wider only where a cell has content; a row that is left out is an empty line, so line numbers are Excel's.
 */
export class SheetLines implements XmlEvents {
  /** Dates among the cells. A case file has none: they are values that Excel took for dates. */
  dates = 0;
  #lines = "";
  readonly #setting: SheetSetting;
  #row = 0;
  #width = 0;
  #fields: string[] = [];
  #rowLength = 0;
  #column = 0;
  #type = "";
  #style: DateStyle | undefined;
  #value = "";
  #takes = false;
  #isInline = false;
  #isReading = 0;

  constructor(setting: SheetSetting) {
    this.#setting = setting;
  }

  get length(): number {
    return this.#lines.length;
  }

  /** The lines so far; they are forgotten. */
  take(): string {
    const lines = this.#lines;
    this.#lines = "";
    return lines;
  }

  open(name: string, attributes: string): void {
    if (name === "c") this.#openCell(attributes);
    else if (name === "v") this.#takes = !this.#isInline;
    else if (name === "t") this.#takes = this.#isInline && this.#isReading === 0;
    else if (name === "row") this.#openRow(attributes);
    else if (name === "rPh") this.#isReading++;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.#takes = false;
    else if (name === "c") this.#closeCell();
    else if (name === "row") this.#closeRow();
    else if (name === "rPh") this.#isReading--;
  }

  text(part: string): void {
    if (!this.#takes) return;
    this.#value += part;
    refuseAbove(this.#value.length, limits.xmlPiece);
  }

  #openRow(attributes: string): void {
    const stated = attribute(attributes, "r");
    const row = stated === undefined ? this.#row + 1 : Number(stated);
    if (!Number.isInteger(row) || row <= this.#row) throw damaged(".xlsx");
    refuseAbove(row, limits.rows);
    this.#lines += "\n".repeat(row - this.#row - 1);
    this.#row = row;
    this.#fields = [];
    this.#rowLength = 0;
    this.#column = 0;
  }

  #openCell(attributes: string): void {
    const reference = attribute(attributes, "r");
    if (reference !== undefined) this.#column = columnOf(reference);
    refuseAbove(this.#column + 1, limits.columns);
    this.#type = attribute(attributes, "t") ?? "n";
    this.#isInline = this.#type === "inlineStr";
    const style = attribute(attributes, "s");
    this.#style = style === undefined ? undefined : this.#setting.dateStyles[Number(style)];
    this.#value = "";
  }

  #closeCell(): void {
    if (this.#value !== "") {
      while (this.#fields.length < this.#column) this.#fields.push("");
      const field = this.#field();
      this.#fields[this.#column] = field;
      // A few bytes of XML can name a long shared text many times.
      refuseAbove((this.#rowLength += field.length), limits.row);
    }
    this.#column++;
    this.#isInline = false;
  }

  #field(): string {
    const value = this.#value;
    switch (this.#type) {
      case "s": {
        const shared = this.#setting.strings[Number(value)];
        if (shared === undefined) throw damaged(".xlsx");
        return shared;
      }
      case "b":
        return value.trim() === "1" ? "true" : "false";
      case "n": {
        if (this.#style) {
          this.dates++;
          return asField(dateText(Number(value), this.#style, this.#setting.from1904));
        }
        const number = value.trim();
        // 2.016E3 is 2016 to Excel.
        return /e/i.test(number) && Number.isFinite(Number(number))
          ? String(Number(number))
          : asField(number);
      }
      case "d":
        this.dates++;
        return asField(value);
      default:
        return asField(value);
    }
  }

  #closeRow(): void {
    if (this.#width === 0) this.#width = this.#fields.length;
    if (this.#fields.length > 0) {
      while (this.#fields.length < this.#width) this.#fields.push("");
      this.#lines += this.#fields.join(",");
    }
    this.#lines += "\n";
  }
}

/** "AB12" is in column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    if (column > limits.columns) break;
  }
  if (column === 0) throw damaged(".xlsx");
  return column - 1;
}
