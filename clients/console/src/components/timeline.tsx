import { assignmentOf, type Named } from "../lib/assignment.ts";
import { fullName } from "../lib/full-name.ts";
import type { HistoryEvent, KnownOrder, OrderStatus } from "../model.ts";
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

/** What happened to an order, newest first; who works on it may be nowhere else in it. */
export function Timeline({
  events,
  assignee,
}: {
  events: readonly HistoryEvent[];
  assignee: KnownOrder["assignee"];
}) {
  const known = peopleOf(events, assignee);
  return (
    <ol class="timeline">
      {events.map((event) => (
        <li key={event.id}>
          <Mark event={event} />
          <div>
            <p>
              <strong>{sentence(event, known)}</strong>{" "}
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

function sentence(event: HistoryEvent, known: readonly Named[]): string {
  const { action, status, metadata } = event;
  const t = texts.value;
  if (action === "ASSIGNEE_CHANGED") return assigned(event, known);
  if (action === "STATUS_CHANGED") return t.order.movedTo(statusWord(status));
  if (action === "ORDER_UPDATED") return changed(metadata) ?? t.order.event.ORDER_UPDATED;
  return action in t.order.event ? t.order.event[action] : t.order.event.unknown;
}

function assigned(event: HistoryEvent, known: readonly Named[]): string {
  const t = texts.value.order;
  const assignment = assignmentOf(event, known);
  if (assignment === null) return t.event.ASSIGNEE_CHANGED;
  if (assignment === "taken") return t.taken;
  const { id, name } = assignment.to;
  return t.givenTo(id === user.value?.id ? t.toYou : name);
}

function peopleOf(events: readonly HistoryEvent[], assignee: KnownOrder["assignee"]): Named[] {
  const actors = events.map(({ changedBy }) => changedBy);
  if (!assignee) return actors;
  return [{ id: assignee.id, name: fullName(assignee) }, ...actors];
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
