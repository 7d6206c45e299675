import type { CodebookValue } from "../../model/data";
import type { Env } from "../../model/env";

/** A variable or set of the codebook, as its page shows it. */
export interface Entry {
  id: string;
  label: string;
  definition: string;
  question: string | null;
  values: CodebookValue[];
  items: string[];
  answeredBy: "anyPresent" | "anyRecorded" | null;
  mergedFrom: { name: string; label: string }[];
  notes: string[];
  inFile: boolean;
}

export interface EntryGroup {
  title: string;
  entries: Entry[];
}

const nothing = {
  question: null,
  values: [] as CodebookValue[],
  items: [] as string[],
  answeredBy: null,
  mergedFrom: [] as Entry["mergedFrom"],
  notes: [] as string[],
};

/** Everything the codebook defines, in its order: what has one answer, what has several, what is derived. */
export function entriesOf({ description, t }: Env): EntryGroup[] {
  const { codebook } = description;
  const inFile = new Map(description.variables.map((variable) => [variable.id, variable.inFile]));
  const variable = (id: string): Entry[] =>
    codebook.variables
      .filter((entry) => entry.id === id)
      .map(({ label, definition, values, mergedFrom, notes }) => ({
        ...nothing,
        id,
        label,
        definition,
        values: values ?? [],
        mergedFrom: mergedFrom ?? [],
        notes: notes ?? [],
        inFile: inFile.get(id) ?? false,
      }));
  return [
    {
      title: t("axes.variables"),
      entries: codebook.variables
        .filter(({ type }) => type === "categorical")
        .flatMap(({ id }) => variable(id)),
    },
    ...codebook.sets.map((set) => ({
      title: set.label,
      entries: [
        {
          ...nothing,
          id: set.id,
          label: set.label,
          definition: set.definition,
          question: set.question,
          items: set.items,
          answeredBy: description.sets.find(({ id }) => id === set.id)?.answeredBy ?? null,
          notes: set.notes ?? [],
          inFile: set.items.some((item) => inFile.get(item)),
        },
        ...set.items.flatMap(variable),
      ],
    })),
    {
      title: t("axes.derived"),
      entries: codebook.derived.map(({ id, label, definition, values }) => ({
        ...nothing,
        id,
        label,
        definition,
        values: values ?? [],
        inFile: inFile.get(id) ?? false,
      })),
    },
  ];
}

export function matches({ id, label, definition, values }: Entry, wanted: string): boolean {
  const needle = wanted.trim().toLocaleLowerCase();
  return [id, label, definition, ...values.map((value) => value.label)].some((text) =>
    text.toLocaleLowerCase().includes(needle),
  );
}
