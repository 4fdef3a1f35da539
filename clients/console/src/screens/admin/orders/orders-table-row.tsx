import { useComputed, type Signal } from "@preact/signals";
import { addresses } from "../../../addresses.ts";
import { DueBadge } from "../../../components/due-badge.tsx";
import { StatusBadge } from "../../../components/status-badge.tsx";
import type { RowSelection } from "../../../lib/row-selection.ts";
import { fullName } from "../../../lib/full-name.ts";
import { orderSignal } from "../../../stores/orders.ts";
import { formatDay, formatFull } from "../../../texts/format.ts";
import { ordersTexts } from "./texts/index.ts";

/** An order in the table. Looks at its own order only, so that a change draws one row. */
export function OrdersTableRow({
  id,
  choice,
  onChoose,
}: {
  id: string;
  choice: Signal<RowSelection>;
  /** Up to here, where it is a range. */
  onChoose(isRange: boolean): void;
}) {
  const t = ordersTexts.value.table;
  const order = orderSignal(id)?.value;
  const isChosen = useComputed(() => choice.value.ids.has(id)).value;
  if (!order) return null;
  return (
    <tr data-order={id} data-chosen={isChosen}>
      <td class="choose-cell">
        <label class="choose-box">
          <input
            type="checkbox"
            aria-label={t.choose(order.title)}
            checked={isChosen}
            onClick={(event) => onChoose(event.shiftKey)}
          />
        </label>
      </td>
      <td class="number-cell mono">{order.orderNumber}</td>
      <td class="title-cell">
        <a href={addresses.order(order.orderNumber)} dir="auto">
          {order.title}
        </a>
      </td>
      <td class="customer-cell" dir="auto">
        {fullName(order.customer)}
      </td>
      <td class="assignee-cell" dir="auto">
        {order.assignee ? fullName(order.assignee) : <span class="soft">{t.nobody}</span>}
      </td>
      <td class="status-cell">
        <StatusBadge status={order.status} />
      </td>
      <td class="due-cell">
        <DueBadge order={order} isShort />
      </td>
      <td class="created-cell">
        <time dateTime={order.createdAt} title={formatFull(order.createdAt)}>
          {formatDay(order.createdAt)}
        </time>
      </td>
    </tr>
  );
}
