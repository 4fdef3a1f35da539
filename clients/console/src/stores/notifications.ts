import { batch, computed, effect, signal } from "@preact/signals";
import { api } from "../api.ts";
import type { Notification, Pagination } from "../model.ts";
import { keepLoaded, onLive } from "./live.ts";
import { whenSignedIn, whenSignedOut } from "./session.ts";

const list = signal<readonly Notification[]>([]);
const pagination = signal<Pagination | null>(null);
const failure = signal<unknown>(null);
let lastAsked: object | null = null; // Only the answer to this counts.

/** How many are unread. */
export const unreadCount = signal(0);

/** The notifications, newest first, as the bell and their screen show them. */
export const notifications = computed(() => list.value);
export const notificationsReady = computed(() => pagination.value !== null);
export const notificationsHasNext = computed(() => pagination.value?.hasNext ?? false);
export const notificationsError = computed(() => failure.value);

/** The first page, anew, with the count. */
export async function loadNotifications(): Promise<void> {
  await ask(undefined, (page) => page);
}

/** The page after. */
export async function loadMoreNotifications(): Promise<void> {
  const cursor = pagination.peek()?.nextCursor;
  if (cursor) await ask(cursor, (page) => [...list.peek(), ...page]);
}

async function ask(
  cursor: string | undefined,
  join: (page: Notification[]) => readonly Notification[],
) {
  const asked = {};
  lastAsked = asked;
  failure.value = null;
  try {
    const page = await api.get("/api/v1/notifications", {
      params: { query: cursor ? { cursor } : {} },
    });
    if (lastAsked !== asked) return;
    batch(() => {
      list.value = join(page.notifications);
      pagination.value = page.pagination;
      unreadCount.value = page.unreadCount;
    });
  } catch (error) {
    if (lastAsked === asked) failure.value = error;
  }
}

/** Marks one as read: at once, and not where the API refuses. */
export async function readNotification(notification: Notification): Promise<void> {
  if (notification.isRead) return;
  const params = { path: { id: notification.id } };
  await showAsRead([notification], 1, () =>
    api.patch("/api/v1/notifications/{id}/read", { params }),
  );
}

/** Marks all as read, also those on pages that were not loaded. */
export async function readAllNotifications(): Promise<void> {
  const unread = list.peek().filter(({ isRead }) => !isRead);
  await showAsRead(unread, unreadCount.peek(), () => api.post("/api/v1/notifications/read-all"));
}

/**
 * Takes one off the list. Returns what deletes it for good and what puts it back, of which one is
 * to be called.
 */
export function removeNotification(notification: Notification): {
  commit(): Promise<void>;
  undo(): void;
} {
  const counted = notification.isRead ? 0 : 1;
  change((all) => all.filter(({ id }) => id !== notification.id), -counted);
  const undo = () => change((all) => [...all, notification].sort(newestFirst), counted);
  const commit = async () => {
    await api.delete("/api/v1/notifications/{id}", { params: { path: { id: notification.id } } });
  };
  return { commit, undo };
}

async function showAsRead(
  some: readonly Notification[],
  count: number,
  write: () => Promise<unknown>,
): Promise<void> {
  const ids = new Set(some.map(({ id }) => id));
  const mark = (isRead: boolean) =>
    change(
      (all) => all.map((one) => (ids.has(one.id) ? { ...one, isRead } : one)),
      isRead ? -count : count,
    );
  mark(true);
  try {
    await write();
  } catch (error) {
    mark(false);
    throw error;
  }
}

function change(
  to: (all: readonly Notification[]) => readonly Notification[],
  unread: number,
): void {
  batch(() => {
    list.value = to(list.peek());
    unreadCount.value = Math.max(0, unreadCount.peek() + unread);
  });
}

/** By id: those of notifications grow with time. */
function newestFirst(a: Notification, b: Notification): number {
  return a.id < b.id ? 1 : -1;
}

onLive("notification", ({ notification }) => {
  if (list.peek().some(({ id }) => id === notification.id)) return;
  change((all) => [notification, ...all], 1);
});

let stopLoading = () => {};
whenSignedIn(() => (stopLoading = keepLoaded(() => void loadNotifications())));
whenSignedOut(() => {
  stopLoading();
  lastAsked = null;
  batch(() => {
    list.value = [];
    pagination.value = null;
    unreadCount.value = 0;
  });
});

/** Shows the count on the app's icon, where it is installed. */
export function followBadge(): void {
  effect(() => {
    const count = unreadCount.value;
    void navigator.setAppBadge?.(count).catch(() => {});
  });
}
