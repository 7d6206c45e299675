import { render } from "preact";
import { createFormat } from "../model/format";
import { en } from "../model/messages.en";
import { createTranslate } from "../model/translate";
import { App } from "./App";
import { ErrorBoundary } from "./ErrorBoundary";

/** Shows the tool inside an element of the page. Returns how to take it away again. */
export function mount(element: HTMLElement): () => void {
  const format = createFormat("en");
  const texts = { t: createTranslate(en, format), format };
  element.classList.add("casewise");
  render(
    <ErrorBoundary texts={texts}>
      <App texts={texts} />
    </ErrorBoundary>,
    element,
  );
  return () => render(null, element);
}
