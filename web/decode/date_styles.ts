import { attribute, type XmlEvents } from "./xml";

/** How a cell shows a number as a date: with its year, or as a day of a month, which is what Excel makes of "9-17". */
export type DateStyle = "date" | "day";

const DAY_OF_MONTH = 16;
const inRanges = (id: number, ranges: readonly (readonly [number, number])[]) =>
  ranges.some(([from, to]) => id >= from && id <= to);

function builtIn(id: number): DateStyle | undefined {
  if (id === DAY_OF_MONTH) return "day";
  return inRanges(id, [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ])
    ? "date"
    : undefined;
}

function custom(code: string): DateStyle | undefined {
  // Without texts, colours, conditions and escaped letters.
  const bare =
    code
      .replace(/"[^"]*"|\[(?!h+\]|m+\]|s+\])[^\]]*\]|\\.|_.|\*./gi, "")
      .split(";", 1)[0]
      ?.toLowerCase() ?? "";
  if (/general/.test(bare) || !/[ymdhs]/.test(bare)) return undefined;
  return /d/.test(bare) && /m/.test(bare) && !/[yh]/.test(bare) ? "day" : "date";
}

/** Listens to xl/styles.xml and fills `styles`, one per cell style. */
export function readDateStyles(): { styles: (DateStyle | undefined)[]; events: XmlEvents } {
  const styles: (DateStyle | undefined)[] = [];
  const codes = new Map<number, string>();
  let isInCells = false;
  return {
    styles,
    events: {
      open(name, attributes) {
        if (name === "numFmt")
          codes.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
        else if (name === "cellXfs") isInCells = true;
        else if (name === "xf" && isInCells) {
          const id = Number(attribute(attributes, "numFmtId") ?? 0);
          const code = codes.get(id);
          styles.push(code === undefined ? builtIn(id) : custom(code));
        }
      },
      close(name) {
        if (name === "cellXfs") isInCells = false;
      },
      text: () => undefined,
    },
  };
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The number of a day as text: "17-Sep" for a day of a month, as Excel shows it, else 2023-09-17. */
export function dateText(serial: number, style: DateStyle, from1904: boolean): string {
  // Excel counts a 29 February 1900 that never was.
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000);
  if (Number.isNaN(date.getTime())) return String(serial);
  return style === "day"
    ? `${date.getUTCDate()}-${MONTHS[date.getUTCMonth()] ?? ""}`
    : date.toISOString().slice(0, 10);
}
