import { useMemo, useState } from "preact/hooks";
import { Button } from "../../../components/button.tsx";
import { CheckField } from "../../../components/check-field.tsx";
import { TextArea } from "../../../components/field.tsx";
import { useForm } from "../../../components/form.tsx";
import { Icon } from "../../../components/icon.tsx";
import { Skeleton } from "../../../components/states.tsx";
import { limits } from "../../../limits.ts";
import type { KnownOrder, Note } from "../../../model.ts";
import { draftOf } from "../../../stores/drafts.ts";
import type { OrderDetail } from "../../../stores/order-detail.ts";
import { notesFor, queueNote } from "../../../stores/outbox/index.ts";
import { NotesList } from "../../order/notes-list.tsx";
import { isUntaken, worksOn } from "../moves.ts";
import { staffTexts } from "../texts/index.ts";

/** What the shop writes down, for itself or for the customer too, and what the customer writes. */
export function StaffNotes({ detail }: { detail: OrderDetail }) {
  const t = staffTexts.value.notes;
  const order = detail.order.value;
  if (!order) return null;
  return (
    <section class="card stack staff-notes" aria-labelledby="notes">
      <h2 id="notes">{t.title}</h2>
      {detail.notes.value.length + notesFor(order.id).length === 0 && (
        <NoNotes detail={detail} order={order} />
      )}
      <NotesList detail={detail} internalLabel={t.internal} sharedLabel={t.shared} />
      {worksOn(order) && <WriteNote order={order} />}
    </section>
  );
}

/** There are none, or they are not for this person before the order is taken. */
function NoNotes({ detail, order }: { detail: OrderDetail; order: KnownOrder }) {
  const t = staffTexts.value.notes;
  if (!detail.areNotesWithheld.value)
    return <p class="soft">{worksOn(order) ? t.empty : t.none}</p>;
  if (worksOn(order)) return <Skeleton />; // Taken just now.
  return isUntaken(order) ? <p class="soft">{t.takeToRead}</p> : null;
}

/**
 * Internal unless chosen otherwise, each time anew: what is for the shop alone must not reach the
 * customer by habit.
 */
function WriteNote({ order }: { order: KnownOrder }) {
  const t = staffTexts.value.notes;
  const draft = useMemo(() => draftOf(`note.${order.id}`, { text: "" }), [order.id]);
  const [visibility, setVisibility] = useState<Note["visibility"]>("INTERNAL");
  const [isReport, setReport] = useState(false);
  const isInternal = visibility === "INTERNAL";
  const form = useForm({ text: draft.content.peek().text }, async ({ text }) => {
    const note = { kind: isReport ? "REPORT" : "NOTE", text: text.trim(), visibility } as const;
    form.set({ text: "" });
    setVisibility("INTERNAL");
    setReport(false);
    await queueNote(order, note);
    if (draft.content.peek().text === text) draft.clear();
  });
  const type = (text: string) => {
    draft.content.value = { text };
    form.set({ text });
  };
  return (
    <form
      class="composer write-note no-print"
      data-visibility={visibility}
      onSubmit={form.submit}
      noValidate
    >
      <fieldset class="segments">
        <legend class="visually-hidden">{t.who}</legend>
        <Segment
          icon="lock"
          label={t.toShop}
          isChosen={isInternal}
          onChoose={() => setVisibility("INTERNAL")}
        />
        <Segment
          icon="eye"
          label={t.toCustomer}
          isChosen={!isInternal}
          onChoose={() => setVisibility("CUSTOMER")}
        />
      </fieldset>
      <TextArea
        {...form.field("text")}
        onValue={type}
        label={isInternal ? t.label : t.labelToCustomer}
        placeholder={isInternal ? t.placeholder : t.placeholderToCustomer}
        most={limits.message}
        rows={2}
      />
      <div class="row apart">
        <CheckField name="report" label={t.report} isChecked={isReport} onChange={setReport} />
        <Button
          look="primary"
          type="submit"
          icon={isInternal ? "lock" : "send"}
          disabled={form.values.text.trim() === ""}
        >
          {isInternal ? t.save : t.send}
        </Button>
      </div>
    </form>
  );
}

function Segment({
  icon,
  label,
  isChosen,
  onChoose,
}: {
  icon: "lock" | "eye";
  label: string;
  isChosen: boolean;
  onChoose(): void;
}) {
  return (
    <label class="segment">
      <input type="radio" name="visibility" checked={isChosen} onChange={onChoose} />
      <Icon name={icon} class="small" />
      {label}
    </label>
  );
}
