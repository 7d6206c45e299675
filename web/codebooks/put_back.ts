import type { Description } from "../bridge/protocol";
import { draftVariable, freeId, type Draft } from "./edit";
import type { LeftOut } from "./left_out";
import { labelOf } from "./propose";
import type { DocumentVariable } from "./types";

/**
 * The draft with a column that was left out, at its place among the others: as it was, or as a list that knows no value
 * yet, so that every value is read as it stands in the file.
 */
export function withPutBack(draft: Draft, column: LeftOut, columns: Description["report"]["columns"]): Draft {
  const taken = new Set([...draft.variables, ...draft.sets].map(({ id }) => id));
  const before = column.variable ?? listOf(column);
  const id = freeId(before.id, taken);
  const aliases = before.headerAliases ?? [];
  const headerAliases =
    id === column.header || aliases.includes(column.header) ? aliases : [column.header, ...aliases];
  const added = draftVariable({ ...before, id, headerAliases }, "");
  const positions = new Map(
    columns.flatMap(({ header, variable, position }) => [
      [header, position] as const,
      [variable ?? header, position] as const,
    ]),
  );
  const next = draft.variables.findIndex((one) => (positions.get(one.id) ?? 0) > column.position);
  const at = next < 0 ? draft.variables.length : next;
  return {
    ...draft,
    variables: [...draft.variables.slice(0, at), added, ...draft.variables.slice(at)],
    leftOut: draft.leftOut.filter((one) => one !== column),
  };
}

const listOf = ({ header, position }: LeftOut): DocumentVariable => ({
  id: header,
  number: 0,
  label: labelOf(header),
  definition: `Column ${String(position)} of the file.`,
  type: "categorical",
  valueKind: "list",
  ordered: false,
  domainSource: "fromData",
  headerAliases: [],
  describes: "event",
  values: [],
});
