// The exact combinations of `means`.
import { question } from "./question.mjs";

export default question("combinations");
