import { addresses } from "../../addresses.ts";
import { NotificationLink } from "../../components/notification-link.tsx";
import { Skeleton } from "../../components/states.tsx";
import { notifications, notificationsReady } from "../../stores/notifications.ts";
import { texts } from "../../texts/index.ts";

const MOST = 4;

/** What has not been read yet. */
export function Waiting() {
  const t = texts.value;
  const unread = notifications.value.filter(({ isRead }) => !isRead).slice(0, MOST);
  return (
    <section class="stack" aria-labelledby="waiting">
      <header class="row apart">
        <h2 id="waiting">{t.home.waiting}</h2>
        <a class="more-link" href={addresses.notifications}>
          {t.notifications.all}
        </a>
      </header>
      {!notificationsReady.value ? (
        <Skeleton />
      ) : unread.length === 0 ? (
        <p class="card soft">{t.home.caughtUp}</p>
      ) : (
        <ul class="order-rows">
          {unread.map((notification) => (
            <li key={notification.id} class="notification" data-read="false">
              <NotificationLink notification={notification} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
