import { useMemo } from "preact/hooks";
import { Button } from "../../components/button.tsx";
import { TextArea } from "../../components/field.tsx";
import { useForm } from "../../components/form.tsx";
import { isFinal } from "../../lib/order-state.ts";
import { limits } from "../../limits.ts";
import type { KnownOrder } from "../../model.ts";
import { draftOf } from "../../stores/drafts.ts";
import type { OrderDetail } from "../../stores/order-detail.ts";
import { notesFor, queueNote } from "../../stores/outbox/index.ts";
import { texts } from "../../texts/index.ts";
import { NotesList } from "../order/notes-list.tsx";

/** What the shop and the customer tell each other. */
export function Messages({ detail }: { detail: OrderDetail }) {
  const t = texts.value.order;
  const order = detail.order.value;
  if (!order) return null;
  const isOver = isFinal(order);
  const isEmpty = detail.notes.value.length + notesFor(order.id).length === 0;
  return (
    <section class="card stack" aria-labelledby="messages">
      <h2 id="messages">{t.messages}</h2>
      {isEmpty && !isOver && <p class="soft">{t.messagesEmpty}</p>}
      {!isEmpty && <NotesList detail={detail} />}
      {isOver ? <p class="soft">{t.messagesOver}</p> : <Composer order={order} />}
    </section>
  );
}

/** What was begun is kept on the device until it is on its way. */
function Composer({ order }: { order: KnownOrder }) {
  const t = texts.value;
  const draft = useMemo(() => draftOf(`message.${order.id}`, { text: "" }), [order.id]);
  const form = useForm({ text: draft.content.peek().text }, async ({ text }) => {
    form.set({ text: "" });
    await queueNote(order, { kind: "MESSAGE", text: text.trim() });
    if (draft.content.peek().text === text) draft.clear();
  });
  const type = (text: string) => {
    draft.content.value = { text };
    form.set({ text });
  };
  return (
    <form class="composer no-print" onSubmit={form.submit} noValidate>
      <TextArea
        {...form.field("text")}
        onValue={type}
        label={t.order.message}
        placeholder={t.order.messagePlaceholder}
        most={limits.message}
        rows={2}
      />
      <div class="form-actions">
        <Button look="primary" type="submit" icon="send" disabled={form.values.text.trim() === ""}>
          {t.do.send}
        </Button>
      </div>
    </form>
  );
}
