import type { Description } from "../../model/data";
import type { CrosstabChoice } from "../../model/crosstab";
import type { FlowsChoice } from "../../model/flows";
import type { MessageKey } from "../../model/translate";

/** Where a question leads: a crosstab, or the list of flows. */
export type Answer = { crosstab: CrosstabChoice } | { flows: FlowsChoice };

export interface Question {
  title: MessageKey;
  about: MessageKey;
  answer: Answer;
}

const table: CrosstabChoice = {
  rows: "",
  columns: null,
  layers: null,
  layer: null,
  denominator: "answered",
  percentOf: "column",
  order: "codebook",
};

/** The first cuts that people make of such data. */
const ALL: Question[] = [
  {
    title: "question.exploitationGender",
    about: "question.exploitationGender.about",
    answer: { crosstab: { ...table, rows: "exploitation", columns: "gender" } },
  },
  {
    title: "question.yearGender",
    about: "question.yearGender.about",
    answer: { crosstab: { ...table, rows: "yearOfRegistration", columns: "gender", percentOf: "row" } },
  },
  {
    title: "question.age",
    about: "question.age.about",
    answer: { crosstab: { ...table, rows: "ageBroad" } },
  },
  {
    title: "question.citizenship",
    about: "question.citizenship.about",
    answer: { crosstab: { ...table, rows: "citizenship", order: "cases" } },
  },
  {
    title: "question.flows",
    about: "question.flows.about",
    answer: { flows: { from: "citizenship", to: "CountryOfExploitation", top: 25 } },
  },
];

/** The questions that a codebook can answer: those whose variables and sets it has. */
export function questionsFor({ variables, sets }: Description): Question[] {
  const known = new Set([...variables, ...sets].map(({ id }) => id));
  return ALL.filter(({ answer }) =>
    ("flows" in answer
      ? [answer.flows.from, answer.flows.to]
      : [answer.crosstab.rows, answer.crosstab.columns]
    ).every((id) => id === null || known.has(id)),
  );
}
