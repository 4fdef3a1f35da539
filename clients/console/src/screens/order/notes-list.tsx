import { Avatar } from "../../components/avatar.tsx";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { Ago } from "../../components/time.tsx";
import type { Note } from "../../model.ts";
import type { OrderDetail } from "../../stores/order-detail.ts";
import { notesFor } from "../../stores/outbox/index.ts";
import { user } from "../../stores/session.ts";
import { tellError } from "../../stores/toasts.ts";
import { texts } from "../../texts/index.ts";
import { WaitingNote } from "./waiting-note.tsx";

/**
 * Notes and messages of an order, oldest first, as in any conversation; what only the shop reads is
 * marked.
 */
export function NotesList({
  detail,
  internalLabel,
  sharedLabel,
}: {
  detail: OrderDetail;
  internalLabel?: string;
  /** Marks what the shop wrote for the customer too. */
  sharedLabel?: string;
}) {
  const t = texts.value.order;
  const notes = [...detail.notes.value].reverse();
  return (
    <div class="stack">
      {detail.hasMoreNotes.value && (
        <Button look="quiet" onClick={() => detail.loadMoreNotes().catch(tellError)}>
          {t.messagesMore}
        </Button>
      )}
      <ol class="notes" aria-live="polite" aria-relevant="additions">
        {notes.map((note) => (
          <NoteBubble
            key={note.id}
            note={note}
            internalLabel={internalLabel}
            sharedLabel={sharedLabel}
          />
        ))}
        {notesFor(detail.order.value?.id ?? "").map((entry) => (
          <WaitingNote key={entry.key} entry={entry} internalLabel={internalLabel} />
        ))}
      </ol>
    </div>
  );
}

function NoteBubble({
  note,
  internalLabel,
  sharedLabel,
}: {
  note: Note;
  internalLabel: string | undefined;
  sharedLabel: string | undefined;
}) {
  const t = texts.value;
  const isMine = note.author.id === user.value?.id;
  const isInternal = note.visibility === "INTERNAL";
  const isShared = !isInternal && note.author.role !== "CUSTOMER";
  return (
    <li class={`note ${isMine ? "mine" : ""}`} data-visibility={note.visibility}>
      {!isMine && <Avatar name={note.author.name} size="small" />}
      <div class="note-bubble">
        <p class="note-head small">
          {!isMine && <strong dir="auto">{note.author.name}</strong>}
          {note.kind === "REPORT" && <span class="badge plain">{t.order.report}</span>}
          {isInternal && internalLabel && <InternalBadge label={internalLabel} />}
          {isShared && sharedLabel && (
            <span class="badge plain" data-status="IN_PROGRESS">
              <Icon name="eye" class="small" />
              {sharedLabel}
            </span>
          )}
        </p>
        <p class="written" dir="auto">
          {note.text}
        </p>
        <p class="soft small">
          <Ago time={note.createdAt} />
        </p>
      </div>
    </li>
  );
}

/** Marks what only the shop reads. */
export function InternalBadge({ label }: { label: string }) {
  return (
    <span class="badge plain" data-tone="warn">
      <Icon name="lock" class="small" />
      {label}
    </span>
  );
}
