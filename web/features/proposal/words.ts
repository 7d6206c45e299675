import type { Format } from "../../model/format";
import { enProposal } from "../../model/messages.en.proposal";
import { createTranslate, type Translate } from "../../model/translate";

export type Words = Translate<keyof typeof enProposal>;

/** The words of this part of the page, with the reader's numbers. */
export const wordsOf = (format: Format): Words => createTranslate(enProposal, format);
