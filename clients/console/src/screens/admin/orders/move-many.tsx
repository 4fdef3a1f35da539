import { useState } from "preact/hooks";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { TextArea } from "../../../components/field.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import { limits } from "../../../limits.ts";
import type { OrderStatus } from "../../../model.ts";
import { texts } from "../../../texts/index.ts";
import { bulkOf, ordersOf } from "./bulk.ts";
import type { BulkRun } from "./bulk-run.ts";
import { offeredMoves } from "./offered-moves.ts";
import { ordersTexts } from "./texts/index.ts";

/** Moves the chosen orders on, with a comment. */
export function MoveMany({
  ids,
  onBegin,
  onClose,
}: {
  ids: readonly string[];
  onBegin(run: BulkRun): void;
  onClose(): void;
}) {
  const t = ordersTexts.value.bulk;
  const moves = offeredMoves(ordersOf(ids));
  const [to, setTo] = useState<OrderStatus | null>(moves[0]?.to ?? null);
  const [comment, setComment] = useState("");
  const begin = (event: Event) => {
    event.preventDefault();
    if (!to) return;
    const words = comment.trim();
    onBegin(bulkOf(ids, { action: "status", status: to, ...(words && { comment: words }) }));
  };
  return (
    <Dialog title={t.moveTitle(ids.length)} onClose={onClose}>
      <form class="stack" onSubmit={begin}>
        {moves.length === 0 ? (
          <p class="soft">{t.noMove}</p>
        ) : (
          <fieldset class="options">
            <legend class="visually-hidden">{t.moveTo}</legend>
            {moves.map(({ to: status, can }) => (
              <label key={status} class="option">
                <input
                  type="radio"
                  name="status"
                  checked={status === to}
                  onChange={() => setTo(status)}
                />
                <StatusBadge status={status} />
                <span class="soft small number">{t.can(can, ids.length)}</span>
              </label>
            ))}
          </fieldset>
        )}
        {moves.length > 0 && (
          <TextArea
            name="comment"
            label={t.comment}
            hint={t.commentHint}
            value={comment}
            onValue={setComment}
            most={limits.reason}
            isOptional
          />
        )}
        <div class="form-actions">
          <Button onClick={onClose}>{texts.value.do.cancel}</Button>
          {moves.length > 0 && (
            <Button
              look={to === "CANCELLED" ? "danger" : "primary"}
              type="submit"
              disabled={[...comment].length > limits.reason}
            >
              {t.move}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
