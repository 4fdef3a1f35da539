import type { IconName } from "../components/icon.tsx";
import type { Notification, OrderStatus } from "../model.ts";
import { texts } from "../texts/index.ts";

const ICONS: Record<string, IconName> = {
  NOTE_ADDED: "message",
  MEDIA_ADDED: "image",
  ASSIGNEE_CHANGED: "hand",
  ORDER_CREATED: "orders",
  ORDER_CANCELLED: "close",
};

/** What happened, in the reader's language where the event is known; else as the API says it. */
export function notificationHeading(notification: Notification): string {
  const t = texts.value;
  const { action, status, title } = notification;
  if (action === "STATUS_CHANGED" && status && status in t.status)
    return t.order.movedTo(t.status[status]);
  if (action && action in t.notifications.event) {
    return t.notifications.event[action as keyof typeof t.notifications.event];
  }
  return title;
}

/** The event's picture; null where its status has a shape of its own. */
export function notificationIcon({ action, status, type }: Notification): IconName | null {
  if (action === "STATUS_CHANGED" && status) return null;
  if (action && action in ICONS) return ICONS[action] ?? "bell";
  return type === "ORDER_COMPLETED" ? "check" : "bell";
}

/** The status that it tells of, if that is what it tells of. */
export function notificationStatus({ action, status }: Notification): OrderStatus | null {
  return action === "STATUS_CHANGED" ? (status ?? null) : null;
}

/** True where it tells of a new file. */
export function isAboutFile({ action }: Notification): boolean {
  return action === "MEDIA_ADDED";
}
