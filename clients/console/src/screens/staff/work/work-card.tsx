import { addresses } from "../../../addresses.ts";
import { Button } from "../../../components/button.tsx";
import { DueBadge } from "../../../components/due-badge.tsx";
import { fullName } from "../../../lib/full-name.ts";
import type { KnownOrder, OrderStatus } from "../../../model.ts";
import { texts } from "../../../texts/index.ts";
import { movesOf } from "../moves.ts";
import { staffTexts } from "../texts/index.ts";

/** An order on the board: what it is, for whom, until when, and the steps that it can take. */
export function WorkCard({
  order,
  onMove,
  onDrag,
}: {
  order: KnownOrder;
  onMove(order: KnownOrder, to: OrderStatus): void;
  /** Begins, and ends with null. */
  onDrag(order: KnownOrder | null): void;
}) {
  const t = texts.value;
  const titleId = `card-${order.id}`;
  const moves = movesOf(order);
  return (
    <li
      class="work-card"
      data-order={order.id}
      data-status={order.status}
      draggable={moves.length > 0}
      onDragStart={(event) => {
        event.dataTransfer?.setData("text/plain", order.orderNumber);
        onDrag(order);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <a
        id={titleId}
        class="work-card-title"
        href={addresses.order(order.orderNumber)}
        draggable={false}
      >
        <span dir="auto">{order.title}</span>
      </a>
      <p class="soft small work-card-facts">
        <span dir="auto">{fullName(order.customer)}</span>
        <span class="mono">{order.orderNumber}</span>
      </p>
      <DueBadge order={order} />
      {moves.length > 0 && (
        <div
          class="work-card-moves"
          role="group"
          aria-label={staffTexts.value.work.moves(order.title)}
        >
          {moves.map(({ to, word, icon }) => (
            <Button
              key={to}
              icon={icon}
              onClick={() => onMove(order, to)}
              aria-describedby={titleId}
            >
              {t.move[word]}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}
