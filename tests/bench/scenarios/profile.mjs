// Every variable and every set, with the number of cases that answered it.
import { question } from "./question.mjs";

export default question("profile");
