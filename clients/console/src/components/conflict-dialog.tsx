import { fullName } from "../lib/full-name.ts";
import { conflict } from "../stores/conflicts.ts";
import { changedFields, type Changeable } from "../lib/order-changes.ts";
import type { KnownOrder } from "../model.ts";
import { formatDay } from "../texts/format.ts";
import { texts } from "../texts/index.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

/** Somebody else was first: what changed, and whether to go on. */
export function ConflictDialog() {
  const asked = conflict.value;
  const t = texts.value;
  if (!asked) return null;
  const fields = changedFields(asked.before, asked.now);
  return (
    <Dialog title={t.conflict.title} onClose={() => asked.answer(false)}>
      <p>{fields.length > 0 ? t.conflict.text : t.conflict.nothing}</p>
      <dl class="changes">
        {fields.map((field) => (
          <div key={field}>
            <dt>{t.order.field[field]}</dt>
            <dd dir="auto">
              <del aria-label={t.conflict.was}>{shown(asked.before, field)}</del>
            </dd>
            <dd dir="auto">
              <ins aria-label={t.conflict.is}>{shown(asked.now, field)}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {asked.canGoOn && <p>{t.conflict.ask}</p>}
      <div class="form-actions">
        <Button onClick={() => asked.answer(false)}>
          {asked.canGoOn ? t.conflict.leave : t.do.close}
        </Button>
        {asked.canGoOn && (
          <Button look="primary" onClick={() => asked.answer(true)}>
            {t.conflict.goOn}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function shown(order: KnownOrder, field: Changeable): string {
  const t = texts.value;
  if (field === "status") return t.status[order.status] ?? t.status.unknown;
  if (field === "estimatedCompletion")
    return order.estimatedCompletion ? formatDay(order.estimatedCompletion) : "–";
  if (field === "assigneeId") {
    const { assignee } = order;
    return assignee ? fullName(assignee) : t.order.nobody;
  }
  return order[field] || "–";
}
