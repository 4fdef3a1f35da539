import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useSignal, type Signal } from "@preact/signals";
import { csvOf } from "../../lib/csv.ts";
import { downloadText } from "../../lib/download.ts";
import { IconButton } from "../button.tsx";
import { useShortcut } from "../shortcuts.tsx";
import { rowsOf, Table, type ChartTable } from "./table.tsx";
import { chartTexts } from "./texts/index.ts";

const cards = new Map<HTMLElement, Signal<boolean>>();

/** What surrounds a chart: its title, and the way to its table and back. */
export function ChartCard({
  title,
  note,
  table,
  csv,
  class: classes = "",
  children,
}: {
  title: string;
  /** What else is to be known of it. */
  note?: string | undefined;
  /** Null while it is not known. */
  table: ChartTable | null;
  /** The name of the file; without one there is no CSV of this chart. */
  csv?: string;
  class?: string;
  children: ComponentChildren;
}) {
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const isTable = useSignal(false);
  useEffect(() => {
    const element = card.current!;
    cards.set(element, isTable);
    return () => void cards.delete(element);
  }, []);
  const t = chartTexts.value;
  return (
    <section class={`card chart-card ${classes}`} aria-labelledby={id} ref={card}>
      <header class="chart-head">
        <div>
          <h2 id={id}>{title}</h2>
          {note && <p class="soft small">{note}</p>}
        </div>
        <span class="chart-actions">
          {csv && table && (
            <IconButton
              icon="download"
              label={t.csvOf(title)}
              onClick={() => downloadText(csv, "text/csv;charset=utf-8", csvOf(rowsOf(table)))}
            />
          )}
          <IconButton
            icon={isTable.value ? "chart" : "table"}
            label={isTable.value ? t.asChartOf(title) : t.asTableOf(title)}
            aria-keyshortcuts="t"
            onClick={() => (isTable.value = !isTable.value)}
          />
        </span>
      </header>
      {isTable.value && table ? <Table caption={title} table={table} /> : children}
    </section>
  );
}

/** `t` shows the chart that has the focus as a table, or all where none has, and back. */
export function useTableKey(): void {
  useShortcut({ keys: ["t"], label: chartTexts.value.key, run: turn });
}

function turn(): void {
  const focused = [...cards].filter(([card]) => card.contains(document.activeElement));
  const turned = (focused.length > 0 ? focused : [...cards]).map(([, isTable]) => isTable);
  const toTable = turned.some((isTable) => !isTable.peek());
  turned.forEach((isTable) => (isTable.value = toTable));
}
