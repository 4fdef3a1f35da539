import { ChartCard } from "../../../components/charts/chart-card.tsx";
import { LineChart } from "../../../components/charts/line-chart.tsx";
import { ErrorState, Skeleton } from "../../../components/states.tsx";
import type { DayRange } from "../../../lib/day-range.ts";
import { timeTicks } from "../../../lib/charts/ticks.ts";
import type { Resource } from "../../../lib/resource.ts";
import { useSeen } from "../../../lib/use-seen.ts";
import { formatShopDay, formatSpan } from "../../../texts/format.ts";
import { isMonthly, useCompletionTimes, type PartOfTime } from "./completion-times.ts";
import { Nothing } from "./nothing.tsx";
import { timesTable } from "./tables.ts";
import { figureTexts } from "./texts/index.ts";

/** How long orders take, week by week; asked for once it comes within sight. */
export function Completion({
  range,
  csv,
  onLoaded,
}: {
  range: DayRange;
  csv?: string;
  /** Hears what is shown. */
  onLoaded?: (parts: readonly PartOfTime[]) => void;
}) {
  const t = figureTexts.value.times;
  const { element, isSeen } = useSeen<HTMLDivElement>();
  const times = useCompletionTimes(range, isSeen);
  const monthly = isMonthly(range);
  const title = monthly ? t.perMonth : t.perWeek;
  const parts = times.data.value;
  if (parts) onLoaded?.(parts);
  return (
    <div class="chart-seat" ref={element}>
      <ChartCard
        title={title}
        note={t.note}
        table={parts && timesTable(parts, monthly)}
        {...(csv && { csv })}
      >
        {isSeen ? <Chart title={title} times={times} /> : <div class="chart-room" />}
      </ChartCard>
    </div>
  );
}

function Chart({ title, times }: { title: string; times: Resource<PartOfTime[]> }) {
  const t = figureTexts.value.times;
  const parts = times.data.value;
  const error = times.error.value;
  if (!parts && error) return <ErrorState error={error} onRetry={() => void times.load()} />;
  if (!parts) return <Skeleton />;
  if (parts.every(({ times: { count } }) => count === 0)) return <Nothing text={t.none} />;
  const p50 = parts.map(({ times: { p50Seconds } }) => p50Seconds);
  const p90 = parts.map(({ times: { p90Seconds } }) => p90Seconds);
  const ticks = timeTicks(Math.max(...p90.map((seconds) => seconds ?? 0)));
  return (
    <LineChart
      title={title}
      description={inWords(parts)}
      ticks={ticks}
      format={(seconds) => formatSpan(seconds)}
      formatTick={(seconds) => formatSpan(seconds, { unitDisplay: "narrow", like: ticks.at(-1)! })}
      places={parts.map(({ range: { from, to } }) => ({
        short: formatShopDay(from),
        long: figureTexts.value.span(formatShopDay(from), formatShopDay(to)),
      }))}
      lines={[
        { name: t.p50, tone: "main", values: p50 },
        { name: t.p90, tone: "warn", values: p90 },
      ]}
    />
  );
}

function inWords(parts: readonly PartOfTime[]): string {
  const latest = parts.findLast(({ times: { count } }) => count > 0)?.times;
  const { latest: said } = figureTexts.value.times;
  return said(formatSpan(latest?.p50Seconds ?? 0), formatSpan(latest?.p90Seconds ?? 0));
}
