import type { ComponentChildren, ButtonHTMLAttributes, AnchorHTMLAttributes } from "preact";
import { Icon, type IconName } from "./icon.tsx";

/** How much a button stands out: one `primary` a screen. */
export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

interface Look {
  look?: ButtonLook;
  icon?: IconName;
  /** Something is on its way: the button says so and takes no second press. */
  isBusy?: boolean;
  children?: ComponentChildren;
}

/** Does something. */
export function Button({
  look = "secondary",
  icon,
  isBusy = false,
  children,
  type = "button",
  disabled = false,
  class: classes = "",
  ...rest
}: Look & Omit<ButtonHTMLAttributes, "icon">) {
  return (
    <button
      {...rest}
      type={type}
      class={`button ${look} ${classes}`}
      disabled={disabled || isBusy}
      aria-busy={isBusy}
    >
      {isBusy ? <span class="spinner" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** Goes somewhere, and looks like a button. */
export function LinkButton({
  look = "secondary",
  icon,
  children,
  class: classes = "",
  ...rest
}: Omit<Look, "isBusy"> & AnchorHTMLAttributes & { href: string }) {
  return (
    <a {...rest} class={`button ${look} ${classes}`}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** Goes somewhere, and is only a picture; `label` is its name. */
export function IconLink({ icon, label, href }: { icon: IconName; label: string; href: string }) {
  return (
    <a class="icon-button" href={href} aria-label={label} title={label}>
      <Icon name={icon} class="small" />
    </a>
  );
}

/** A button that is only a picture; `label` is its name. */
export function IconButton({
  icon,
  label,
  class: classes = "",
  iconClass = "",
  ...rest
}: { icon: IconName; label: string; iconClass?: string } & Omit<
  ButtonHTMLAttributes,
  "icon" | "label"
>) {
  return (
    <button
      type="button"
      {...rest}
      class={`icon-button ${classes}`}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} class={iconClass} />
    </button>
  );
}
