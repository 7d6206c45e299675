import type { JSX } from "preact";
import "./divergingBar.css";

/** A bar to either side of a middle line. `value` is -1 to 1 of one side; null: none. A picture beside its figure. */
export function DivergingBar({ value }: { value: number | null }): JSX.Element {
  const length = Math.min(1, Math.abs(value ?? 0));
  return (
    <span class={`cw-diverging${(value ?? 0) < 0 ? " cw-diverging-less" : ""}`} aria-hidden="true">
      <span style={{ "--length": String(length) }} />
    </span>
  );
}
