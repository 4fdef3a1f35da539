import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useShortcut } from "../../../components/shortcuts.tsx";
import {
  chooseAll,
  extend,
  NOTHING_CHOSEN,
  toggle,
  type RowSelection,
} from "../../../lib/row-selection.ts";
import { OrdersTableRow } from "./orders-table-row.tsx";
import { ordersTexts } from "./texts/index.ts";

const COLUMNS = ["number", "title", "customer", "assignee", "status", "due", "created"] as const;

/**
 * Orders as a table, on a phone as cards. By keyboard: j, k and the arrows go on, x chooses, with
 * Shift a range.
 */
export function OrdersTable({
  ids,
  choice,
}: {
  ids: readonly string[];
  choice: Signal<RowSelection>;
}) {
  const t = ordersTexts.value;
  const table = useRef<HTMLTableElement>(null);
  const rows = useRows(ids, choice, table);
  useShortcut({ keys: ["j"], label: t.keys.next, run: () => rows.step(1, false) });
  useShortcut({ keys: ["k"], label: t.keys.previous, run: () => rows.step(-1, false) });
  useShortcut({ keys: ["x"], label: t.keys.choose, run: () => rows.choose(false) });
  useShortcut({ keys: ["X"], label: t.keys.chooseTo, run: () => rows.choose(true) });
  useShortcut({ keys: ["J"], label: t.keys.chooseNext, run: () => rows.step(1, true) });
  useShortcut({ keys: ["K"], label: t.keys.choosePrevious, run: () => rows.step(-1, true) });
  useShortcut({ keys: ["Escape"], label: t.keys.none, run: () => (choice.value = NOTHING_CHOSEN) });
  return (
    <table
      class="orders-table"
      ref={table}
      aria-label={t.table.label}
      onFocusCapture={rows.follow}
      onKeyDown={rows.onArrow}
    >
      <thead>
        <tr>
          <th scope="col" class="choose-cell">
            <ChooseAll ids={ids} choice={choice} />
          </th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t.column[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ids.map((id) => (
          <OrdersTableRow
            key={id}
            id={id}
            choice={choice}
            onChoose={(isRange) => rows.chooseRow(id, isRange)}
          />
        ))}
      </tbody>
    </table>
  );
}

/** The row that the keyboard is at, and what it does there. */
function useRows(
  ids: readonly string[],
  choice: Signal<RowSelection>,
  table: { current: HTMLElement | null },
) {
  const at = useRef<string | null>(null);
  const chooseRow = (id: string, isRange: boolean) => {
    const before = choice.peek();
    choice.value = isRange ? extend(before, id, ids) : toggle(before, id);
  };
  const step = (by: 1 | -1, isRange: boolean) => {
    const from = at.current === null ? -1 : ids.indexOf(at.current);
    const next = from === -1 ? ids[0] : ids[from + by];
    if (next === undefined) return;
    if (isRange && from !== -1) {
      if (!choice.peek().ids.has(ids[from]!)) chooseRow(ids[from]!, false);
      chooseRow(next, true);
    }
    focusRow(table.current, next);
  };
  return {
    step,
    chooseRow,
    choose: (isRange: boolean) => {
      if (at.current !== null && ids.includes(at.current)) chooseRow(at.current, isRange);
    },
    follow: ({ target }: Event) => {
      const row = target instanceof Element ? target.closest<HTMLElement>("[data-order]") : null;
      if (row) at.current = row.dataset["order"]!;
    },
    onArrow: (event: KeyboardEvent) => {
      const by = { ArrowDown: 1 as const, ArrowUp: -1 as const }[event.key];
      if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      step(by, event.shiftKey);
    },
  };
}

function focusRow(table: HTMLElement | null, id: string): void {
  table?.querySelector<HTMLElement>(`[data-order="${CSS.escape(id)}"] a`)?.focus();
}

function ChooseAll({ ids, choice }: { ids: readonly string[]; choice: Signal<RowSelection> }) {
  const t = ordersTexts.value.table;
  const box = useRef<HTMLInputElement>(null);
  const count = ids.filter((id) => choice.value.ids.has(id)).length;
  const isAll = count > 0 && count === ids.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = count > 0 && !isAll;
  }, [count, isAll]);
  return (
    <label class="choose-box">
      <input
        ref={box}
        type="checkbox"
        aria-label={t.chooseAll}
        checked={isAll}
        onChange={() => (choice.value = isAll ? NOTHING_CHOSEN : chooseAll(ids))}
      />
      <span class="narrow-screen" aria-hidden="true">
        {t.chooseAll}
      </span>
    </label>
  );
}
