// Every file of rows; see README.md.
import { rows as releases } from "./releases.mjs";
import { rows as encodings } from "./encodings.mjs";
import { rows as packed } from "./packed.mjs";
import { rows as records } from "./records.mjs";
import { rows as text } from "./text.mjs";
import { rows as workbooks } from "./workbooks.mjs";

export const inputs = [...text, ...releases, ...encodings, ...packed, ...workbooks, ...records];
