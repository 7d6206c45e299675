import { render } from "preact";
import { createFormat } from "../model/format";
import { en } from "../model/messages.en";
import { createTranslate } from "../model/translate";
import { App } from "./App";
import { ErrorBoundary } from "./ErrorBoundary";
import type { Installation } from "./installation";

/**
 * Shows the tool inside an element of the page. Returns how to take it away again. `installation` keeps the hosted page
 * on the computer; the one file has none.
 */
export function mount(element: HTMLElement, installation: Installation | null = null): () => void {
  const format = createFormat("en");
  const texts = { t: createTranslate(en, format), format };
  element.classList.add("casewise");
  render(
    <ErrorBoundary texts={texts}>
      <App texts={texts} installation={installation} />
    </ErrorBoundary>,
    element,
  );
  return () => render(null, element);
}
