import { useEffect, useState } from "preact/hooks";
import { Button, IconButton } from "../../components/button.tsx";
import { LoadMore } from "../../components/load-more.tsx";
import { NotificationLink } from "../../components/notification-link.tsx";
import { Page } from "../../components/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../components/states.tsx";
import { Tabs } from "../../components/tabs.tsx";
import type { Notification } from "../../model.ts";
import {
  loadMoreNotifications,
  loadNotifications,
  notifications,
  notificationsError,
  notificationsHasNext,
  notificationsReady,
  readAllNotifications,
  readNotification,
  removeNotification,
  unreadCount,
} from "../../stores/notifications.ts";
import { showToast, tellTakenBack } from "../../stores/toasts.ts";
import { texts } from "../../texts/index.ts";

/** What happened to one's orders. */
export function Notifications() {
  const t = texts.value;
  const [tab, setTab] = useState("all");
  const unread = unreadCount.value;
  const readAll = (
    <Button icon="check" onClick={() => readAllNotifications().catch(tellTakenBack)}>
      {t.notifications.readAll}
    </Button>
  );
  return (
    <Page title={t.notifications.title} width="column" actions={unread > 0 && readAll}>
      <Tabs
        label={t.notifications.title}
        current={tab}
        onSelect={setTab}
        tabs={[
          { id: "all", label: t.notifications.all },
          { id: "unread", label: t.notifications.onlyUnread, count: unread },
        ]}
      >
        <List onlyUnread={tab === "unread"} />
      </Tabs>
    </Page>
  );
}

function List({ onlyUnread }: { onlyUnread: boolean }) {
  const t = texts.value.notifications;
  const shown = notifications.value.filter(({ isRead }) => !onlyUnread || !isRead);
  const error = notificationsError.value;
  const hasNext = notificationsHasNext.value;
  const [isLoading, setLoading] = useState(false);
  const more = async () => {
    setLoading(true);
    await loadMoreNotifications();
    setLoading(false);
  };
  // Those that are unread may all be on pages that have not been loaded.
  const needsMore = shown.length === 0 && hasNext && onlyUnread && unreadCount.value > 0 && !error;
  useEffect(() => void (needsMore && !isLoading && more()), [needsMore, isLoading]);

  if (error && shown.length === 0)
    return <ErrorState error={error} onRetry={() => void loadNotifications()} />;
  if (!notificationsReady.value || needsMore) return <Skeleton rows={5} />;
  if (shown.length === 0) return <EmptyState icon="bell" title={t.emptyTitle} text={t.emptyText} />;
  return (
    <div class="stack">
      <ul class="order-rows">
        {shown.map((notification) => (
          <Row key={notification.id} notification={notification} />
        ))}
      </ul>
      <LoadMore hasNext={hasNext} isLoading={isLoading} onMore={() => void more()} />
    </div>
  );
}

function Row({ notification }: { notification: Notification }) {
  const t = texts.value.notifications;
  return (
    <li class="notification" data-read={notification.isRead}>
      <NotificationLink notification={notification} />
      <span class="notification-actions">
        {!notification.isRead && (
          <IconButton
            icon="check"
            label={t.markRead}
            onClick={() => readNotification(notification).catch(tellTakenBack)}
          />
        )}
        <IconButton icon="trash" label={t.remove} onClick={() => removeWithUndo(notification)} />
      </span>
    </li>
  );
}

/** Deleted for good when nobody took it back. */
function removeWithUndo(notification: Notification): void {
  const t = texts.value;
  const { commit, undo } = removeNotification(notification);
  const failed = (error: unknown) => {
    undo();
    tellTakenBack(error);
  };
  showToast(
    { text: t.notifications.removed, tone: "neutral", action: { label: t.do.undo, run: undo } },
    () => void commit().catch(failed),
  );
}
