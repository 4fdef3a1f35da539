import { addresses } from "../addresses.ts";
import {
  notificationHeading,
  notificationIcon,
  notificationStatus,
} from "../lib/notification-text.ts";
import type { Notification } from "../model.ts";
import { readNotification } from "../stores/notifications.ts";
import { tellTakenBack } from "../stores/toasts.ts";
import { texts } from "../texts/index.ts";
import { Icon } from "./icon.tsx";
import { StatusShape } from "./status-badge.tsx";
import { Ago } from "./time.tsx";

/** A notification that leads to its order, and is read then. */
export function NotificationLink({ notification }: { notification: Notification }) {
  const { orderNumber, message, createdAt, isRead } = notification;
  const icon = notificationIcon(notification);
  const status = notificationStatus(notification);
  return (
    <a
      class="notification-link"
      href={addresses.order(orderNumber)}
      onClick={() => void readNotification(notification).catch(tellTakenBack)}
    >
      <span class="timeline-mark" data-status={status ?? undefined}>
        {status && !icon ? (
          <StatusShape status={status} />
        ) : (
          <Icon name={icon ?? "bell"} class="small" />
        )}
      </span>
      <span class="notification-text">
        <span class="notification-heading">
          {notificationHeading(notification)}
          {!isRead && (
            <span class="unread-dot" role="img" aria-label={texts.value.notifications.onlyUnread} />
          )}
        </span>
        <span class="soft" dir="auto">
          {message}
        </span>
        <span class="soft small">
          <Ago time={createdAt} />
        </span>
      </span>
    </a>
  );
}
