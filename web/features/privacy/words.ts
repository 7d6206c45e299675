import type { Format } from "../../model/format";
import { enPrivacy } from "../../model/messages.en.privacy";
import { createTranslate, type Translate } from "../../model/translate";

export type Words = Translate<keyof typeof enPrivacy>;

/** The words of this panel, with the reader's numbers. */
export const wordsOf = (format: Format): Words => createTranslate(enPrivacy, format);
