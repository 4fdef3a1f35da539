import { IconButton } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { mayRetry, waitingText } from "../../components/waiting-text.ts";
import {
  discardEntry,
  goingOf,
  isHeldUp,
  retryEntry,
  type NoteEntry,
} from "../../stores/outbox/index.ts";
import { tellDone } from "../../stores/toasts.ts";
import { deviceTexts } from "../../texts/device/index.ts";
import { texts } from "../../texts/index.ts";
import { InternalBadge } from "./notes-list.tsx";

/** A note that is not sent yet, or was refused; where it waits, it can be left out. */
export function WaitingNote({
  entry,
  internalLabel,
}: {
  entry: NoteEntry;
  internalLabel: string | undefined;
}) {
  const { note, refusal } = entry;
  const visibility = note.visibility ?? "CUSTOMER";
  const isWaiting = refusal === null && !goingOf(entry) && isHeldUp.value;
  return (
    <li class="note mine" data-visibility={visibility} data-state={refusal ? "refused" : "waiting"}>
      <div class="note-bubble">
        <p class="note-head small">
          {note.kind === "REPORT" && <span class="badge plain">{texts.value.order.report}</span>}
          {visibility === "INTERNAL" && internalLabel && <InternalBadge label={internalLabel} />}
        </p>
        <p class="written" dir="auto">
          {note.text}
        </p>
        <div class="note-foot">
          {refusal === null ? (
            <p class="soft small note-state">
              {isWaiting && <Icon name="clock" class="small" />}
              {isWaiting ? waitingText() : texts.value.order.sending}
            </p>
          ) : (
            <p class="bad small">
              {deviceTexts.value.outbox.refusedNote} {refusal}
            </p>
          )}
          {(isWaiting || refusal !== null) && <Choices entry={entry} />}
        </div>
      </div>
    </li>
  );
}

function Choices({ entry: { number, note, refusal } }: { entry: NoteEntry }) {
  const t = deviceTexts.value.outbox;
  const copy = async () => {
    await navigator.clipboard.writeText(note.text);
    tellDone(texts.value.do.copied);
  };
  return (
    <span class="note-choices">
      {mayRetry(refusal !== null) && (
        <IconButton
          icon="retry"
          label={t.retry(t.theNote)}
          onClick={() => void retryEntry(number)}
        />
      )}
      {refusal !== null && <IconButton icon="copy" label={t.copy} onClick={copy} />}
      <IconButton
        icon="close"
        label={t.discard(t.theNote)}
        onClick={() => void discardEntry(number)}
      />
    </span>
  );
}
