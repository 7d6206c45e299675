import type { ComponentChildren, JSX } from "preact";
import { Icon } from "./Icon";
import "./disclosure.css";

interface DisclosureProps {
  summary: ComponentChildren;
  open?: boolean;
  children: ComponentChildren;
}

/** A heading line that opens what is under it. */
export function Disclosure({ summary, open, children }: DisclosureProps): JSX.Element {
  return (
    <details class="cw-disclosure" open={open}>
      <summary>
        <Icon name="down" />
        <span>{summary}</span>
      </summary>
      <div class="cw-disclosure-body">{children}</div>
    </details>
  );
}
