import { useEffect, useRef, useState } from "preact/hooks";
import type { KnownOrder, OrderStatus } from "../../../model.ts";
import { staffTexts } from "../texts/index.ts";
import { boardKey, stepTo } from "./board-keys.ts";
import { COLUMNS, type Column } from "./columns.ts";
import { moveCard } from "./move-card.ts";
import { WorkCard } from "./work-card.tsx";

/** A column with its orders. */
export interface Filled {
  column: Column;
  orders: readonly KnownOrder[];
}

/**
 * The board: cards in columns, which move by drag, by button and by key. A phone shows one column
 * of it at a time.
 */
export function Board({
  columns,
  isSingle = false,
}: {
  columns: readonly Filled[];
  isSingle?: boolean;
}) {
  const [dragged, drag] = useState<KnownOrder | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const [followed, follow] = useState<string | null>(null);
  useEffect(() => {
    if (followed === null) return;
    focusCard(board.current, followed);
    follow(null);
  }, [followed, columns]);

  const move = async (order: KnownOrder, column: Column) => {
    if (order.allowedTransitions.includes(column.status))
      follow(isSingle ? neighbour(order) : order.id);
    await moveCard(order, column);
    // A card that was taken back is where it was, and so is the focus, unless it went elsewhere.
    if (document.activeElement === document.body) focusCard(board.current, order.id);
  };
  const neighbour = (order: KnownOrder) => {
    const ids = columns.map(({ orders }) => orders.map(({ id }) => id));
    return stepTo(ids, order.id, "down") ?? stepTo(ids, order.id, "up");
  };
  const moveTo = (order: KnownOrder, to: OrderStatus) => {
    const column = COLUMNS.find(({ status }) => status === to);
    if (column) void move(order, column);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const id = cardAt(event.target);
    const order = columns.flatMap(({ orders }) => orders).find((other) => other.id === id);
    const key = hasModifier(event) ? null : boardKey(event.key, COLUMNS.length, isRtl());
    if (!order || !key) return;
    event.preventDefault();
    if ("column" in key) return void move(order, COLUMNS[key.column]!);
    const ids = columns.map(({ orders }) => orders.map((other) => other.id));
    focusCard(board.current, stepTo(ids, order.id, key.step));
  };
  return (
    <div
      class="board"
      data-single={isSingle}
      ref={board}
      role="group"
      aria-label={staffTexts.value.work.board}
      onKeyDown={onKeyDown}
    >
      {columns.map(({ column, orders }) => (
        <BoardColumn
          key={column.id}
          column={column}
          orders={orders}
          dragged={dragged}
          hasHead={!isSingle}
          onDrag={drag}
          onMove={moveTo}
          onDrop={(order) => void move(order, column)}
        />
      ))}
    </div>
  );
}

function BoardColumn({
  column,
  orders,
  dragged,
  hasHead,
  onDrag,
  onMove,
  onDrop,
}: Filled & {
  /** The card that is being dragged. */
  dragged: KnownOrder | null;
  hasHead: boolean;
  onDrag(order: KnownOrder | null): void;
  onMove(order: KnownOrder, to: OrderStatus): void;
  onDrop(order: KnownOrder): void;
}) {
  const t = staffTexts.value.work;
  const [isOver, setOver] = useState(false);
  const takes = dragged?.allowedTransitions.includes(column.status) ?? false;
  return (
    <section
      class="board-column"
      aria-label={t.columns[column.id]}
      data-status={column.status}
      data-drop={dragged && (takes ? (isOver ? "over" : "possible") : "closed")}
      onDragOver={(event) => {
        if (!takes) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrag(null);
        if (dragged) onDrop(dragged);
      }}
    >
      {hasHead && (
        <h2 class="board-head">
          <span class="board-dot" />
          {t.columns[column.id]}
          <span class="soft number">{orders.length}</span>
        </h2>
      )}
      {orders.length === 0 && <p class="soft small board-empty">{t.empty[column.id]}</p>}
      <ul class="board-cards">
        {orders.map((order) => (
          <WorkCard key={order.id} order={order} onMove={onMove} onDrag={onDrag} />
        ))}
      </ul>
    </section>
  );
}

/** The card that the focus is in. */
function cardAt(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>(".work-card")?.dataset["order"];
}

function focusCard(board: HTMLElement | null, id: string | null): void {
  if (id === null) return;
  board?.querySelector<HTMLElement>(`[data-order="${CSS.escape(id)}"] .work-card-title`)?.focus();
}

function hasModifier({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey;
}

function isRtl(): boolean {
  return document.documentElement.dir === "rtl";
}
