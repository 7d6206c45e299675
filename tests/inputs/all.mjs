// Every file of rows; see README.md.
import { rows as releases } from "./releases.mjs";
import { rows as text } from "./text.mjs";

export const inputs = [...text, ...releases];
