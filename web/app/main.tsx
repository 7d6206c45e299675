// The hosted page.
import { mount } from "./mount";
import { Installation } from "./installation";

const element = document.getElementById("app");
if (element && !element.hasAttribute("data-too-old")) mount(element, new Installation());
