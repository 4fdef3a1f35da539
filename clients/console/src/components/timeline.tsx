import type { HistoryEvent, OrderStatus } from "../model.ts";
import { user } from "../stores/session.ts";
import { texts } from "../texts/index.ts";
import { Icon, type IconName } from "./icon.tsx";
import { StatusShape } from "./status-badge.tsx";
import { Ago } from "./time.tsx";

const ICONS: Record<string, IconName> = {
  ORDER_UPDATED: "pencil",
  ASSIGNEE_CHANGED: "hand",
  NOTE_ADDED: "message",
  MEDIA_ADDED: "image",
  MEDIA_UPDATED: "image",
  MEDIA_REMOVED: "trash",
};

/** What happened to an order, newest first. */
export function Timeline({ events }: { events: readonly HistoryEvent[] }) {
  return (
    <ol class="timeline">
      {events.map((event) => (
        <li key={event.id}>
          <Mark event={event} />
          <div>
            <p>
              <strong>{sentence(event)}</strong>{" "}
              <span class="soft">{texts.value.order.by(actor(event))}</span>
            </p>
            {event.comment && (
              <p class="written timeline-comment" dir="auto">
                {event.comment}
              </p>
            )}
            <p class="soft small">
              <Ago time={event.createdAt} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Mark({ event }: { event: HistoryEvent }) {
  const icon = ICONS[event.action];
  return (
    <span class="timeline-mark" data-status={icon ? undefined : event.status}>
      {icon ? <Icon name={icon} class="small" /> : <StatusShape status={event.status} />}
    </span>
  );
}

function sentence({ action, status, metadata }: HistoryEvent): string {
  const t = texts.value;
  if (action === "STATUS_CHANGED") return t.order.movedTo(statusWord(status));
  if (action === "ORDER_UPDATED") return changed(metadata) ?? t.order.event.ORDER_UPDATED;
  return action in t.order.event ? t.order.event[action] : t.order.event.unknown;
}

/** The fields that changed, by their names. */
function changed(metadata: HistoryEvent["metadata"]): string | null {
  const t = texts.value.order;
  const changes = Object.keys(metadata?.changes ?? {});
  const names = changes.flatMap((field) => t.field[field as keyof typeof t.field] ?? []);
  return names.length > 0 ? t.changed(names.join(", ")) : null;
}

function statusWord(status: OrderStatus): string {
  const words = texts.value.status;
  return words[status] ?? words.unknown;
}

function actor({ changedBy }: HistoryEvent): string {
  return changedBy.id === user.value?.id ? texts.value.order.you : changedBy.name;
}
