import { countText } from "../lib/count-text.ts";
import { unreadCount } from "../stores/notifications.ts";
import { texts } from "../texts/index.ts";

/** How many notifications are unread, as far as there is room to say it. */
export function UnreadCount({ most }: { most: number }) {
  const count = unreadCount.value;
  if (count === 0) return null;
  return (
    <span class="count" aria-label={texts.value.notifications.unread(count)}>
      {countText(count, most)}
    </span>
  );
}
