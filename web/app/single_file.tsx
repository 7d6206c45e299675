// The page as one file: everything is inside, so there is nothing to wait for or to install.
import { mount } from "./mount";

const element = document.getElementById("app");
if (element && !element.hasAttribute("data-too-old")) mount(element);
