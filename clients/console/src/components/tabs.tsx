import { useId, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";

/** A tab: its name, how many things are behind it, and what it shows. */
export interface Tab {
  id: string;
  label: string;
  count?: number;
}

/** One of several views in the same place. Arrow keys move between the tabs. */
export function Tabs({
  label,
  tabs,
  current,
  onSelect,
  children,
}: {
  label: string;
  tabs: readonly Tab[];
  current: string;
  onSelect(id: string): void;
  children: ComponentChildren;
}) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (step === 0) return;
    event.preventDefault();
    const at = tabs.findIndex(({ id }) => id === current);
    const next = (at + step + tabs.length) % tabs.length;
    onSelect(tabs[next]!.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <div class="stack">
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ id, label: name, count }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}-${id}`}
            aria-selected={id === current}
            aria-controls={`${base}-panel`}
            tabIndex={id === current ? 0 : -1}
            onClick={() => onSelect(id)}
          >
            {name}
            {count !== undefined && <span class="soft number"> {count}</span>}
          </button>
        ))}
      </div>
      <div id={`${base}-panel`} role="tabpanel" aria-labelledby={`${base}-${current}`}>
        {children}
      </div>
    </div>
  );
}

function stepOf({ key, currentTarget }: KeyboardEvent): number {
  const isRtl = getComputedStyle(currentTarget as Element).direction === "rtl";
  if (key === "ArrowRight") return isRtl ? -1 : 1;
  if (key === "ArrowLeft") return isRtl ? 1 : -1;
  return 0;
}
