import { Mark } from "./mark.tsx";
import type { Tone } from "./tone.ts";

/** What a colour and its mark stand for, and how much of it there is. */
export interface LegendItem {
  name: string;
  tone: Tone;
  value: string | null;
}

/** What stands for what; with a place, its values. */
export function Legend({
  place,
  items,
  isBars = false,
}: {
  place?: string | null;
  items: readonly LegendItem[];
  isBars?: boolean;
}) {
  return (
    <div class="chart-legend small">
      {place && <strong class="number">{place}</strong>}
      <ul>
        {items.map(({ name, tone, value }, at) => (
          <li key={name} data-tone={tone}>
            <svg class="legend-mark" viewBox="0 0 24 12" aria-hidden="true">
              {isBars ? (
                <rect class={`bar look-${at}`} x="4" y="1" width="16" height="10" rx="2" />
              ) : (
                <>
                  <path class={`line look-${at}`} d="M0 6H24" />
                  <Mark look={at} x={12} y={6} />
                </>
              )}
            </svg>
            {name}
            {value !== null && <strong class="number">{value}</strong>}
          </li>
        ))}
      </ul>
    </div>
  );
}
