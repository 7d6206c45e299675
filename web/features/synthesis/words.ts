import type { Format } from "../../model/format";
import { enSynthesis } from "../../model/messages.en.synthesis";
import { createTranslate, type Translate } from "../../model/translate";

export type Words = Translate<keyof typeof enSynthesis>;

/** The words of this part of the page, with the reader's numbers. */
export const wordsOf = (format: Format): Words => createTranslate(enSynthesis, format);

/** Three significant digits: for figures that are estimates themselves. */
export const significant = (value: number) => String(Number(value.toPrecision(3)));

export const shareText = (value: number) => `${significant(100 * value)}%`;
