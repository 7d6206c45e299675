import type { ButtonHTMLAttributes, ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./Icon";
import "./button.css";

export interface ButtonProps extends Omit<ButtonHTMLAttributes, "icon"> {
  look?: "primary" | "plain" | "quiet";
  icon?: IconName;
  /** The text is only spoken: the icon stands for it. */
  iconOnly?: boolean;
  children: ComponentChildren;
}

export function Button({ look = "plain", icon, iconOnly, children, ...rest }: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      {...rest}
      class={`cw-button cw-button-${look}${iconOnly ? " cw-button-icon" : ""}`}
      {...(iconOnly && typeof children === "string" ? { title: children } : {})}
    >
      {icon ? <Icon name={icon} /> : null}
      <span class={iconOnly ? "cw-unseen" : undefined}>{children}</span>
    </button>
  );
}
