import { useEffect } from "preact/hooks";
import { addresses } from "../addresses.ts";
import {
  discardEntry,
  entries,
  isHeldUp,
  isInMemory,
  retryEntry,
  uploads,
  type NoteEntry,
  type Upload,
} from "../stores/outbox/index.ts";
import { deviceTexts } from "../texts/device/index.ts";
import { texts } from "../texts/index.ts";
import { IconButton } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { mayRetry, waitingText } from "./waiting-text.ts";

/** What has not arrived, over whatever screen: people may go on while it is sent. */
export function OutboxList() {
  useLeaveWarning();
  const files = uploads.value;
  const notes = notesThatWait();
  if (files.length + notes.length === 0) return null;
  const isRefused = notes.some(({ refusal }) => refusal !== null) || files.some(hasFailed);
  return (
    <aside class="outbox-list" aria-label={deviceTexts.value.outbox.title}>
      <details>
        <summary class={`row ${isRefused ? "bad" : ""}`}>
          {isRefused && <Icon name="alert" class="small" />}
          {files.some(isMoving) && <span class="spinner" />}
          <span role="status">{summary(files, notes)}</span>
        </summary>
        <ul>
          {notes.map((entry) => (
            <NoteRow key={entry.number} entry={entry} />
          ))}
          {files.map((upload) => (
            <FileRow key={upload.key} upload={upload} />
          ))}
        </ul>
      </details>
    </aside>
  );
}

/** Where the browser keeps nothing, leaving now would lose what is on its way. */
function useLeaveWarning(): void {
  const isAtRisk = entries.value.some(isInMemory);
  useEffect(() => {
    if (!isAtRisk) return;
    const warn = (event: Event) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isAtRisk]);
}

/** Those that are sent at once are shown where they were written, and nowhere else. */
function notesThatWait(): NoteEntry[] {
  return entries.value.filter(
    (entry): entry is NoteEntry =>
      entry.what === "note" && (entry.refusal !== null || isHeldUp.value),
  );
}

function summary(files: readonly Upload[], notes: readonly NoteEntry[]): string {
  const t = deviceTexts.value.outbox;
  const moving = files.filter(isMoving).length;
  const refused =
    files.filter(hasFailed).length + notes.filter(({ refusal }) => refusal !== null).length;
  const waiting =
    files.filter(({ state }) => state === "waiting").length +
    notes.filter(({ refusal }) => refusal === null).length;
  const parts = [
    moving > 0 && t.sending(moving),
    waiting > 0 && t.waiting(waiting),
    refused > 0 && t.refused(refused),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(" · ") : t.allSent;
}

function isMoving({ state }: Upload): boolean {
  return state === "preparing" || state === "sending" || state === "checking";
}

function hasFailed({ state }: Upload): boolean {
  return state === "refused" || state === "rejected";
}

function NoteRow({
  entry: { number, note, orderNumber, orderTitle, refusal },
}: {
  entry: NoteEntry;
}) {
  const t = deviceTexts.value.outbox;
  return (
    <li class="row apart">
      <span class="outbox-name">
        <a href={addresses.order(orderNumber)} dir="auto">
          {t.note}: {orderTitle}
        </a>
        <span class="small outbox-text" dir="auto">
          {note.text}
        </span>
        <span class={`small ${refusal === null ? "soft" : "bad"}`}>{refusal ?? waitingText()}</span>
      </span>
      <Choices number={number} name={t.theNote} isRefused={refusal !== null} />
    </li>
  );
}

function FileRow({ upload }: { upload: Upload }) {
  const t = texts.value.files.state;
  const { key, name, state, sent, size, reason, orderNumber } = upload;
  return (
    <li class="row apart">
      <span class="outbox-name">
        <a href={addresses.order(orderNumber)} dir="auto">
          {name}
        </a>
        {state === "sending" ? (
          <progress value={sent} max={size} aria-label={t.sending} />
        ) : (
          <span class={`small ${hasFailed(upload) ? "bad" : "soft"}`}>
            {reason ?? (state === "waiting" ? waitingText() : t[state])}
          </span>
        )}
      </span>
      {state !== "ready" && state !== "checking" && (
        <Choices number={key} name={name} isRefused={state === "refused"} />
      )}
    </li>
  );
}

function Choices({
  number,
  name,
  isRefused,
}: {
  number: number;
  name: string;
  isRefused: boolean;
}) {
  const t = deviceTexts.value.outbox;
  return (
    <span class="row">
      {mayRetry(isRefused) && (
        <IconButton icon="retry" label={t.retry(name)} onClick={() => void retryEntry(number)} />
      )}
      <IconButton icon="close" label={t.discard(name)} onClick={() => void discardEntry(number)} />
    </span>
  );
}
