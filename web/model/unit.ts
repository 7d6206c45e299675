import type { CodebookDocument, UnitWords } from "../codebooks/types";
import type { Description } from "./data";
import type { Texts } from "./env";
import { en } from "./messages.en";
import { createTranslate, type Message, type Messages } from "./translate";

/** Texts that speak of cases, for a file whose lines are something else: every sentence then names that. */
export function textsForUnit(texts: Texts, description: Description): Texts {
  const { unitWords } = description.codebook as unknown as CodebookDocument;
  if (!unitWords) return texts;
  return { ...texts, t: createTranslate(messagesFor(en, unitWords), texts.format) };
}

/** All messages with the unit's words in the place of "case" and "cases". What is filled in later stays as it is. */
export function messagesFor(messages: Messages, words: UnitWords): Messages {
  const changed = Object.entries(messages).map(([key, message]): [string, Message] => [
    key,
    typeof message === "string"
      ? inWords(message, words)
      : (Object.fromEntries(
          Object.entries(message).map(([form, text]) => [form, inWords(text, words)]),
        ) as Message),
  ]);
  return Object.fromEntries(changed) as Messages;
}

/** Not the "case" of "case file", of "in any case" or of a placeholder. */
const CASE = /(?<!\{)\b(?:([Aa]) )?([Cc])ase(s)?\b(?! file| data)(?!\})/g;

function inWords(text: string, { one, many }: UnitWords): string {
  return text.replace(CASE, (_, article: string | undefined, letter: string, plural: string | undefined) => {
    // A function's result goes in as it is: no "$" of the reader's words has a meaning here.
    const word = plural ? many : one;
    const written = letter === "C" ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    if (article === undefined) return written;
    return `${/^[aeiou]/i.test(word) ? `${article}n` : article} ${written}`;
  });
}
