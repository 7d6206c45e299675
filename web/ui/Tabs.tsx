import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { isRightToLeft } from "./direction";
import "./tabs.css";

/** What is left beside a tab that was brought into sight, so that its neighbour shows. */
const MARGIN = 32;

interface TabsProps<T extends string> {
  label: string;
  value: T;
  /** `apart`: this tab and those after it stand at the other end, where there is room. */
  tabs: { id: T; label: string; apart?: boolean }[];
  onChange: (id: T) => void;
  children: ComponentChildren;
}

/** Tabs with their panel. Arrow keys move between tabs, as the reading direction goes. */
export function Tabs<T extends string>({
  label,
  value,
  tabs,
  onChange,
  children,
}: TabsProps<T>): JSX.Element {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a narrow screen the list is scrolled sideways: the chosen tab is brought into sight, and nothing else moves.
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    const box = list.current?.getBoundingClientRect();
    const place = tab?.getBoundingClientRect();
    if (!place || !box) return;
    if (place.left < box.left) list.current?.scrollBy({ left: place.left - box.left - MARGIN });
    if (place.right > box.right) list.current?.scrollBy({ left: place.right - box.right + MARGIN });
  }, [value]);
  const onKeyDown = (event: KeyboardEvent) => {
    const forward = isRightToLeft(list.current) ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const index = tabs.findIndex((tab) => tab.id === value);
    const next =
      event.key === forward
        ? (index + 1) % tabs.length
        : event.key === backward
          ? (index + tabs.length - 1) % tabs.length
          : event.key === "Home"
            ? 0
            : event.key === "End"
              ? tabs.length - 1
              : -1;
    const tab = tabs[next];
    if (!tab) return;
    event.preventDefault();
    onChange(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div class="cw-tabs">
      <div
        ref={list}
        class="cw-tabs-list cw-no-print"
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            class={tab.apart ? "cw-tabs-apart" : undefined}
            id={`${base}-${tab.id}`}
            aria-selected={tab.id === value}
            aria-controls={`${base}-panel`}
            tabIndex={tab.id === value ? 0 : -1}
            onClick={() => onChange(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${base}-panel`} class="cw-tabs-panel" role="tabpanel" aria-labelledby={`${base}-${value}`}>
        {children}
      </div>
    </div>
  );
}
