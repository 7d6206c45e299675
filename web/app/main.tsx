import { mount } from "./mount";

const element = document.getElementById("app");
if (element) mount(element);
