import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { Icon } from "./Icon";
import "./disclosure.css";

interface DisclosureProps {
  summary: ComponentChildren;
  open?: boolean;
  /** What is under the line is not made before it is first opened. */
  onOpening?: boolean;
  children: ComponentChildren;
}

/** A heading line that opens what is under it. */
export function Disclosure({ summary, open, onOpening, children }: DisclosureProps): JSX.Element {
  const [opened, setOpened] = useState(onOpening !== true || open === true);
  return (
    <details class="cw-disclosure" open={open} onToggle={() => setOpened(true)}>
      <summary>
        <Icon name="down" />
        <span>{summary}</span>
      </summary>
      <div class="cw-disclosure-body">{opened ? children : null}</div>
    </details>
  );
}
