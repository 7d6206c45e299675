import type { JSX } from "preact";
import "./icon.css";

const paths = {
  lock: "M5 7V5a3 3 0 0 1 6 0v2m-7 0h8v7H4z",
  close: "M4 4l8 8m0-8l-8 8",
  plus: "M8 3v10M3 8h10",
  down: "M4 6l4 4 4-4",
  swap: "M3 5.5h9M9.5 3 12 5.5 9.5 8M13 10.5H4M6.500 8 4 10.500l2.500 2.500",
  undo: "M6 3 3 6l3 3M3 6h6.500a3.500 3.500 0 0 1 0 7H7",
  redo: "M10 3l3 3-3 3m3-3H6.500a3.500 3.500 0 0 0 0 7H9",
  info: "M8 7.200V11M8 4.800v.1M8 14.200A6.200 6.200 0 1 1 8 1.800a6.200 6.200 0 0 1 0 12.400z",
  check: "M3 8.500l3.200 3.200L13 5",
  save: "M8 2.500v7.500M4.800 7 8 10.200 11.200 7M3 13.500h10",
  copy: "M5.500 5.500V3h7.500v7.500h-2.500M3 5.500h7.500V13H3z",
  warning: "M8 2 1.800 13.200h12.400zM8 6.500V9.500M8 11.300v.1",
  file: "M4 2h5l3.500 3.500V14H4zM9 2v3.500h3.500",
} as const;

export type IconName = keyof typeof paths;

/** A small line drawing beside a text; it says nothing of its own. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="cw-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
