import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { unreadCount } from "../stores/notifications.ts";
import { texts } from "../texts/index.ts";

/** A screen: its title, which is the tab's too, what can be done, and its content. */
export function Page({
  title,
  lead,
  actions,
  width = "page",
  children,
}: {
  title: string;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  /** `column` for what is read or filled in. */
  width?: "page" | "column";
  children: ComponentChildren;
}) {
  useTitle(title);
  return (
    <div class={`page ${width}`}>
      <header class="page-head">
        <div class="page-title">
          <h1 dir="auto">{title}</h1>
          {lead && <div class="soft">{lead}</div>}
        </div>
        {actions && <div class="row page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** The title of the tab, with the count of what is unread. */
export function useTitle(title: string): void {
  const unread = unreadCount.value;
  const app = texts.value.app.name;
  useEffect(() => {
    const name = title === app ? app : `${title} – ${app}`;
    document.title = unread > 0 ? `(${unread}) ${name}` : name;
  }, [title, unread, app]);
}
