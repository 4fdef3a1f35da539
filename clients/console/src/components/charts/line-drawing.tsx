import { useId } from "preact/hooks";
import { namedOf } from "../../lib/charts/ticks.ts";
import { pathOf, type LineLayout, type Point } from "../../lib/charts/line-layout.ts";
import type { LineChartProps } from "./line-chart.tsx";
import { Mark } from "./mark.tsx";

const HEIGHT = 220;
const NAME = 64; // Pixels for a name under the axis.
const HALF = 24; // Of a name, where it stands at an edge.
const APART = 7; // Pixels between marks that can be told apart.

/** The drawing itself. */
export function LineDrawing({
  title,
  description,
  lines,
  places,
  ticks,
  format,
  formatTick = format,
  layout,
  width,
  at,
}: LineChartProps & { layout: LineLayout; width: number; at: number | null }) {
  const id = useId();
  const { plot, xs, ys } = layout;
  const named = namedOf(xs.length, (plot.right - plot.left) / NAME);
  const axis = document.documentElement.dir === "rtl" ? plot.right + 8 : plot.left - 8;
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {ys.map((y, tick) => (
        <g key={tick}>
          <path class={tick === 0 ? "axis" : "grid"} d={`M${plot.left} ${y}H${plot.right}`} />
          <text class="tick" x={axis} y={y} dy="0.32em" text-anchor="end">
            {formatTick(ticks[tick]!)}
          </text>
        </g>
      ))}
      {named.map((place) => (
        <text
          key={place}
          class="tick"
          x={Math.min(Math.max(xs[place]!, HALF), width - HALF)}
          y={HEIGHT - 6}
          text-anchor="middle"
        >
          {places[place]!.short}
        </text>
      ))}
      {at !== null && <path class="cursor" d={`M${xs[at]} ${plot.top}V${plot.bottom}`} />}
      {lines.map(({ name, tone }, look) => (
        <g key={name} data-tone={tone}>
          {layout.lines[look]!.map((piece, part) => (
            <Piece key={part} piece={piece} look={look} layout={layout} />
          ))}
          {at !== null && <Shown line={layout.lines[look]!} x={xs[at]!} look={look} />}
        </g>
      ))}
    </svg>
  );
}

/** Marks where they can be told apart, or where there is no line to be seen. */
function Piece({
  piece,
  look,
  layout,
}: {
  piece: readonly Point[];
  look: number;
  layout: LineLayout;
}) {
  const { plot, xs } = layout;
  const isAlone = piece.length === 1;
  const hasRoom = xs.length > 1 && Math.abs(xs[1]! - xs[0]!) >= APART;
  const marked = piece.filter(({ y }) => isAlone || (hasRoom && y < plot.bottom));
  return (
    <>
      {!isAlone && <path class={`line look-${look}`} d={pathOf(piece)} />}
      {marked.map(({ x, y }) => (
        <Mark key={x} look={look} x={x} y={y} />
      ))}
    </>
  );
}

function Shown({
  line,
  x,
  look,
}: {
  line: readonly (readonly Point[])[];
  x: number;
  look: number;
}) {
  const point = line.flat().find((one) => one.x === x);
  return point ? <Mark look={look} x={point.x} y={point.y} /> : null;
}
