import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { isRightToLeft } from "./direction";
import "./tabs.css";

interface TabsProps<T extends string> {
  label: string;
  value: T;
  tabs: { id: T; label: string }[];
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
