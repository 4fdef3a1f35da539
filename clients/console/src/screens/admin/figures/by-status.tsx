import { BarChart } from "../../../components/charts/bar-chart.tsx";
import { ChartCard } from "../../../components/charts/chart-card.tsx";
import type { Tone } from "../../../components/charts/tone.ts";
import type { OrderStatus } from "../../../model.ts";
import { formatNumber } from "../../../texts/format.ts";
import { texts } from "../../../texts/index.ts";
import { Nothing } from "./nothing.tsx";
import type { ChartOptions } from "./per-day.tsx";
import { statusTable, type StatusCount } from "./tables.ts";
import { figureTexts } from "./texts/index.ts";

const TONES: Readonly<Partial<Record<OrderStatus, Tone>>> = {
  PENDING: "calm",
  IN_PROGRESS: "busy",
  ON_HOLD: "warn",
  COMPLETED: "good",
  CANCELLED: "bad",
};

/** How many orders are in each status. */
export function ByStatus({
  title,
  counts,
  none,
  note,
  csv,
}: {
  title: string;
  counts: readonly StatusCount[];
  /** What is said where there are none. */
  none: string;
} & ChartOptions) {
  const words = texts.value.status;
  const said = counts.map(({ status, count }) => `${words[status]}: ${formatNumber(count)}`);
  return (
    <ChartCard title={title} note={note} table={statusTable(counts)} {...(csv && { csv })}>
      {counts.every(({ count }) => count === 0) ? (
        <Nothing text={none} />
      ) : (
        <BarChart
          title={title}
          description={said.join(", ")}
          rows={counts.map(({ status, count }) => ({
            name: words[status],
            values: [count],
            tone: TONES[status] ?? "calm",
          }))}
          bars={[{ name: figureTexts.value.byStatus.orders, tone: "calm" }]}
        />
      )}
    </ChartCard>
  );
}
