/** Words of a column name: `IP_RecruiterBroker` is IP, Recruiter, Broker; `isForcedLabour` is is, Forced, Labour. */
export function wordsOf(header: string): string[] {
  return header.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|\p{Lo}+/gu) ?? [];
}

interface Branch {
  /** Columns whose name begins with this branch's words. */
  columns: string[];
  branches: Map<string, Branch>;
}

/**
 * Sets of columns whose names begin alike, each with what they have in common. A group is parted where every column
 * has a narrower group: `typeOfLabour...` and `typeOfSex...` are two sets, the eight `means...` are one. A column that
 * begins like no other is a set of its own.
 */
export function setsOf(headers: string[]): { prefix: string; items: string[] }[] {
  const root: Branch = { columns: headers, branches: new Map() };
  for (const header of headers) {
    let at = root;
    for (const word of wordsOf(header).map((one) => one.toLowerCase())) {
      const next = at.branches.get(word) ?? { columns: [], branches: new Map<string, Branch>() };
      next.columns.push(header);
      at.branches.set(word, next);
      at = next;
    }
  }
  const grouped = [...root.branches.values()].flatMap(partsOf);
  const inGroups = new Set(grouped.flat());
  const alone = headers.filter((header) => !inGroups.has(header)).map((header) => [header]);
  const order = (items: string[]) => headers.indexOf(items[0] ?? "");
  return [...grouped, ...alone]
    .sort((a, b) => order(a) - order(b))
    .map((items) => ({ prefix: items.length > 1 ? commonStart(items) : (items[0] ?? ""), items }));
}

/** The groups that a branch falls into: none where it has one column. */
function partsOf(branch: Branch): string[][] {
  if (branch.columns.length < 2) return [];
  const parts = [...branch.branches.values()];
  const allInParts = parts.reduce((sum, part) => sum + part.columns.length, 0) === branch.columns.length;
  return allInParts && parts.every(({ columns }) => columns.length > 1)
    ? parts.flatMap(partsOf)
    : [branch.columns];
}

/** The words that all names begin with, as they are written in the first. */
function commonStart(names: string[]): string {
  const [first = [], ...rest] = names.map(wordsOf);
  const common = first.findIndex((word, at) =>
    rest.some((words) => words[at]?.toLowerCase() !== word.toLowerCase()),
  );
  const words = common < 0 ? first : first.slice(0, common);
  const last = words.join("");
  return (names[0] ?? "").slice(0, lengthOf(names[0] ?? "", last.length)).replace(/[\W_]+$/, "");
}

/** How far one has to read in `name` to have met `letters` letters and digits. */
function lengthOf(name: string, letters: number): number {
  let met = 0;
  for (let at = 0; at < name.length; at++) {
    if (met === letters) return at;
    if (/[\p{L}\p{N}]/u.test(name[at] ?? "")) met++;
  }
  return name.length;
}
