// Citizenship by country of exploitation.
import { question } from "./question.mjs";

export default question("flows");
