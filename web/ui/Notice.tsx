import type { ComponentChildren, JSX } from "preact";
import { Icon } from "./Icon";
import "./notice.css";

interface NoticeProps {
  kind: "error" | "warning" | "plain";
  title: string;
  children?: ComponentChildren;
}

/** A framed message. An error is spoken at once. */
export function Notice({ kind, title, children }: NoticeProps): JSX.Element {
  return (
    <div class={`cw-notice cw-notice-${kind}`} role={kind === "error" ? "alert" : undefined}>
      <Icon name={kind === "plain" ? "info" : "warning"} />
      <div>
        <p class="cw-notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}
