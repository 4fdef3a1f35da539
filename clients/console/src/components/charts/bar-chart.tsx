import { useId } from "preact/hooks";
import { barLayout, fitText, type Bar } from "../../lib/charts/bar-layout.ts";
import { isRtl } from "../../lib/direction.ts";
import { useWidth } from "../../lib/use-width.ts";
import { formatNumber } from "../../texts/format.ts";
import { Legend } from "./legend.tsx";
import { chartTexts } from "./texts/index.ts";
import type { Tone } from "./tone.ts";

const NAME = 20; // All in pixels.
const BAR = 12;
const GAP = 4;
const APART = 12;
const CHARACTER = 7.5;

/** What a row of bars is about, and their lengths. */
export interface BarRow {
  name: string;
  values: readonly number[];
  /** Where the rows differ in what they mean. */
  tone?: Tone;
}

/** Bars from the side at which reading begins, each with its value. */
export function BarChart({
  title,
  description,
  rows,
  bars,
}: {
  title: string;
  description: string;
  rows: readonly BarRow[];
  /** What the bars of a row are; a single one needs no legend. */
  bars: readonly { name: string; tone: Tone }[];
}) {
  const { element, width } = useWidth<HTMLDivElement>();
  const id = useId();
  const room = width - Math.max(...rows.flatMap(({ values }) => values.map(roomOf)), 0);
  const layout = barLayout(
    rows.map(({ values }) => values),
    Math.max(room, 0),
    width,
    isRtl(),
  );
  const height = NAME + bars.length * (BAR + GAP) + APART;
  return (
    <div class="chart">
      {bars.length > 1 && <Legend isBars items={bars.map((bar) => ({ ...bar, value: null }))} />}
      <div class="chart-drawing" ref={element}>
        {width > 0 && (
          <svg
            role="img"
            aria-labelledby={`${id}-title ${id}-desc`}
            width={width}
            height={rows.length * height - APART}
            viewBox={`0 0 ${width} ${rows.length * height - APART}`}
          >
            <title id={`${id}-title`}>{title}</title>
            <desc id={`${id}-desc`}>{description}</desc>
            {rows.map((row, at) => (
              <g key={at}>
                <title>{titleOf(row, bars)}</title>
                <text class="bar-name" x={isRtl() ? width : 0} y={at * height + NAME - 7}>
                  {fitText(row.name, width, CHARACTER)}
                </text>
                {row.values.map((value, bar) => (
                  <OneBar
                    key={bar}
                    bar={layout[at]![bar]!}
                    look={bar}
                    value={value}
                    tone={row.tone ?? bars[bar]!.tone}
                    y={at * height + NAME + bar * (BAR + GAP)}
                  />
                ))}
              </g>
            ))}
          </svg>
        )}
      </div>
    </div>
  );
}

function OneBar({
  bar: { x, length },
  look,
  value,
  tone,
  y,
}: {
  bar: Bar;
  look: number;
  value: number;
  tone: Tone;
  y: number;
}) {
  const space = length > 0 ? 6 : 0;
  return (
    <g data-tone={tone}>
      {length > 0 && (
        <rect class={`bar look-${look}`} x={x} y={y} width={length} height={BAR} rx="3" />
      )}
      <text class="bar-value" x={isRtl() ? x - space : length + space} y={y + BAR / 2} dy="0.34em">
        {formatNumber(value)}
      </text>
    </g>
  );
}

function titleOf({ name, values }: BarRow, bars: readonly { name: string }[]): string {
  const t = chartTexts.value;
  const said = values.map((value, at) => t.value(bars[at]!.name, formatNumber(value)));
  return `${name} – ${said.join(", ")}`;
}

function roomOf(value: number): number {
  return formatNumber(value).length * CHARACTER + 10;
}
