import { useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { addresses } from "../../../addresses.ts";
import { Button } from "../../../components/button.tsx";
import { TextArea } from "../../../components/field.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { isFinal } from "../../../lib/order-state.ts";
import { limits } from "../../../limits.ts";
import type { KnownOrder } from "../../../model.ts";
import type { OrderDetail } from "../../../stores/order-detail.ts";
import { changeStatus, LeftAsItIs } from "../../../stores/order-writes.ts";
import { user } from "../../../stores/session.ts";
import { tellDone, tellError } from "../../../stores/toasts.ts";
import { texts } from "../../../texts/index.ts";
import { isUntaken, movesOf, worksOn, type Move } from "../moves.ts";
import { SomebodyWasFaster, takeOrder, tellFaster } from "../take-order.ts";
import { staffTexts } from "../texts/index.ts";

/** What moves the order on: taking it, or its next steps with a comment. */
export function NextStep({ detail }: { detail: OrderDetail }) {
  const t = staffTexts.value.order;
  const order = detail.order.value;
  if (!order) return null;
  if (isFinal(order)) return null;
  const isOthers = !isUntaken(order) && !worksOn(order);
  return (
    <section class="card stack next-step no-print" aria-labelledby="next-step">
      <h2 id="next-step">{t.next}</h2>
      {isUntaken(order) && <Take detail={detail} order={order} />}
      {isOthers && <p class="soft">{t.notYours}</p>}
      {worksOn(order) && <Moves detail={detail} order={order} />}
    </section>
  );
}

function Take({ detail, order }: { detail: OrderDetail; order: KnownOrder }) {
  const t = staffTexts.value.order;
  const [isBusy, setBusy] = useState(false);
  const { route } = useLocation();
  const take = async () => {
    setBusy(true);
    try {
      await detail.write(() => takeOrder(order), {
        action: "ASSIGNEE_CHANGED",
        metadata: { changes: { assigneeId: { from: null, to: user.peek()?.id } } },
      });
      tellDone(t.taken);
    } catch (error) {
      if (error instanceof SomebodyWasFaster) {
        tellFaster();
        route(addresses.queue);
      } else if (!(error instanceof LeftAsItIs)) tellError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p class="soft">{t.takeFirst}</p>
      <div class="row">
        <Button look="primary" icon="hand" isBusy={isBusy} onClick={take}>
          {texts.value.move.take}
        </Button>
      </div>
    </>
  );
}

/** The comment goes with whichever step is taken, and is kept where the API refuses. */
function Moves({ detail, order }: { detail: OrderDetail; order: KnownOrder }) {
  const t = staffTexts.value.order;
  const chosen = useRef<Move | null>(null);
  const form = useForm({ comment: "" }, async (values) => {
    const { to } = chosen.current!;
    const comment = values.comment.trim();
    await detail.write(() => changeStatus(order, to, comment), {
      action: "STATUS_CHANGED",
      previousStatus: order.status,
      comment: comment || null,
    });
    form.set({ comment: "" });
    tellDone(texts.value.order.updated(texts.value.status[to]));
  });
  const take = (move: Move) => {
    chosen.current = move;
    void form.submit();
  };
  // While a step is on its way, the API has not said yet what comes after it.
  const moves = form.isBusy ? [chosen.current!] : movesOf(order);
  return (
    <>
      <div class="row next-moves">
        {moves.map((move) => (
          <Button
            key={move.to}
            look={move.look}
            icon={move.icon}
            isBusy={form.isBusy}
            disabled={form.isWaiting}
            onClick={() => take(move)}
          >
            {texts.value.move[move.word]}
          </Button>
        ))}
      </div>
      <FormError form={form} />
      <details class="comment">
        <summary>{t.addComment}</summary>
        <TextArea
          {...form.field("comment")}
          label={t.comment}
          hint={t.commentHint}
          most={limits.reason}
          rows={2}
        />
      </details>
    </>
  );
}
