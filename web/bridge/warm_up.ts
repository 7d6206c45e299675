import type { EngineDataset } from "./engine_module";
import { breathe } from "./slices";

/** Enough to make the browser compile what reads and counts for speed; a tenth of a second of work. */
const LINES = 24_000;
const LINES_AT_A_TIME = 4_000;

interface WarmCodebook {
  countries?: { alpha3: string }[];
  variables: {
    id: string;
    type: string;
    valueKind?: string;
    values?: { value: string }[];
    range?: number[];
  }[];
  sets?: { id: string }[];
}

/**
 * Reads and counts made-up cases while the user chooses a file, so that the first real file meets compiled code rather
 * than code that still has to be. Stops as soon as `isWanted` says no. `dataset`, new and with `codebook`, is freed.
 */
export async function warmUp(
  dataset: EngineDataset,
  codebook: string,
  isWanted: () => boolean,
): Promise<void> {
  try {
    const book = JSON.parse(codebook) as WarmCodebook;
    const encoder = new TextEncoder();
    dataset.append(encoder.encode(`${book.variables.map(({ id }) => id).join(",")}\n`));
    for (let line = 0; line < LINES; line += LINES_AT_A_TIME) {
      dataset.append(encoder.encode(madeUpLines(book, line)));
      await breathe();
      if (!isWanted()) return;
    }
    if (!dataset.finish().ok) return;
    dataset.describe();
    for (const set of book.sets ?? []) {
      dataset.run(JSON.stringify({ kind: "profile", where: { set: set.id, answered: true } }));
      dataset.run(JSON.stringify({ kind: "crosstab", rows: set.id, columns: set.id }));
      await breathe();
      if (!isWanted()) return;
    }
  } finally {
    dataset.delete();
  }
}

/** Every variable in turn has each of its values, and one indicator in three is present. */
function madeUpLines({ variables, countries = [] }: WarmCodebook, first: number): string {
  let lines = "";
  for (let line = first; line < first + LINES_AT_A_TIME; line++) {
    lines += variables
      .map(({ type, valueKind, values, range }, column) => {
        const turn = line + column;
        if (type === "indicator") return turn % 3 === 0 ? "1" : "";
        if (valueKind === "year") return String((range?.[0] ?? 2000) + (turn % 20));
        if (valueKind === "country") return countries[turn % Math.min(60, countries.length)]?.alpha3 ?? "";
        return values?.[turn % values.length]?.value ?? "";
      })
      .join(",");
    lines += "\n";
  }
  return lines;
}
