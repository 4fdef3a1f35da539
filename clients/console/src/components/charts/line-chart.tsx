import { useId, useState } from "preact/hooks";
import { isRtl } from "../../lib/direction.ts";
import { lineLayout, nearest, type LineLayout, type Series } from "../../lib/charts/line-layout.ts";
import { useWidth } from "../../lib/use-width.ts";
import { Legend, type LegendItem } from "./legend.tsx";
import { LineDrawing } from "./line-drawing.tsx";
import { chartTexts } from "./texts/index.ts";
import type { Tone } from "./tone.ts";

const HEIGHT = 220;
const CHARACTER = 7; // Pixels, of the marks of an axis.

/** A line of a chart; `total` stands in the legend while no single place is looked at. */
export interface Line extends Series {
  tone: Tone;
  total?: number;
}

export interface LineChartProps {
  title: string;
  /** What it shows, in words. */
  description: string;
  lines: readonly Line[];
  /** What is along the axis: `short` stands under it, `long` where a single one is looked at. */
  places: readonly { short: string; long: string }[];
  ticks: readonly number[];
  format(value: number): string;
  /** Of the marks of the axis, where there is less room. */
  formatTick?(value: number): string;
}

/**
 * Lines over time, each of its own colour, dashes and marks. A pointer or the arrow keys look at a
 * single place, whose values stand in the legend.
 */
export function LineChart(props: LineChartProps) {
  const { title, lines, places, ticks, format, formatTick = format } = props;
  const { element, width } = useWidth<HTMLDivElement>();
  const [shown, show] = useState<number | null>(null);
  const at = shown === null ? null : Math.min(shown, places.length - 1);
  const axis = Math.max(...ticks.map((tick) => formatTick(tick).length)) * CHARACTER + 12;
  const layout = lineLayout(lines, ticks, { width, height: HEIGHT }, axis, isRtl());
  return (
    <div class="chart">
      <Legend
        place={at === null ? null : places[at]!.long}
        items={lines.map((line) => legendItem(line, at, format))}
      />
      <div
        class="chart-drawing"
        ref={element}
        onPointerMove={(event) => show(placeUnder(event, layout))}
        onPointerDown={(event) => show(placeUnder(event, layout))}
        onPointerLeave={() => show(null)}
      >
        {width > 0 && <LineDrawing {...props} layout={layout} width={width} at={at} />}
        <Scrubber
          label={chartTexts.value.look(title)}
          places={places}
          at={at}
          onShow={show}
          textOf={(place) => textOf(props, place)}
        />
      </div>
    </div>
  );
}

/** For the keyboard: one stop, and the arrow keys from there. */
function Scrubber({
  label,
  places,
  at,
  onShow,
  textOf,
}: {
  label: string;
  places: LineChartProps["places"];
  at: number | null;
  onShow(at: number | null): void;
  textOf(at: number): string;
}) {
  const id = useId();
  const last = places.length - 1;
  const value = at ?? last;
  if (last < 0) return null;
  return (
    <input
      id={id}
      class="chart-scrubber"
      type="range"
      min={0}
      max={last}
      value={value}
      aria-label={label}
      aria-valuetext={textOf(value)}
      onFocus={({ currentTarget }) => currentTarget.matches(":focus-visible") && onShow(value)}
      onBlur={() => onShow(null)}
      onInput={({ currentTarget }) => onShow(Number(currentTarget.value))}
    />
  );
}

function legendItem(
  { name, tone, total, values }: Line,
  at: number | null,
  format: (value: number) => string,
): LegendItem {
  const value = at === null ? total : values[at];
  const none = at === null ? null : "–";
  return { name, tone, value: typeof value === "number" ? format(value) : none };
}

function textOf({ lines, places, format }: LineChartProps, at: number): string {
  const t = chartTexts.value;
  const values = lines.map(({ name, values }) => {
    const value = values[at];
    return t.value(name, typeof value === "number" ? format(value) : t.none);
  });
  return [places[at]?.long, ...values].join(", ");
}

function placeUnder(event: PointerEvent, { xs }: LineLayout): number | null {
  const { left } = (event.currentTarget as Element).getBoundingClientRect();
  return xs.length > 0 ? nearest(xs, event.clientX - left) : null;
}
