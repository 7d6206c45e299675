// `means` by `ageBroad`, with the number of cases that answered both.
import { question } from "./question.mjs";

export default question("crosstab");
