import { ChartCard } from "../../../components/charts/chart-card.tsx";
import { LineChart } from "../../../components/charts/line-chart.tsx";
import { timeTicks } from "../../../lib/charts/ticks.ts";
import type { Analytics } from "../../../model.ts";
import { formatShopDay, formatSpan } from "../../../texts/format.ts";
import { Nothing } from "./nothing.tsx";
import { timesTable } from "./tables.ts";
import { figureTexts } from "./texts/index.ts";

type PerWeek = Analytics["perWeek"];

/** How long orders take, week by week. */
export function Completion({ perWeek, csv }: { perWeek: PerWeek; csv?: string }) {
  const t = figureTexts.value.times;
  return (
    <ChartCard title={t.title} note={t.note} table={timesTable(perWeek)} {...(csv && { csv })}>
      {/* What was completed first has no percentiles until they are asked for. */}
      {perWeek.every(({ completion }) => completion.p50Seconds === null) ? (
        <Nothing text={t.none} />
      ) : (
        <Chart perWeek={perWeek} />
      )}
    </ChartCard>
  );
}

function Chart({ perWeek }: { perWeek: PerWeek }) {
  const t = figureTexts.value.times;
  const p50 = perWeek.map(({ completion }) => completion.p50Seconds);
  const p90 = perWeek.map(({ completion }) => completion.p90Seconds);
  const ticks = timeTicks(Math.max(...p90.map((seconds) => seconds ?? 0)));
  return (
    <LineChart
      title={t.title}
      description={inWords(perWeek)}
      ticks={ticks}
      format={(seconds) => formatSpan(seconds)}
      formatTick={(seconds) => formatSpan(seconds, { unitDisplay: "narrow", like: ticks.at(-1)! })}
      places={perWeek.map(({ from, to }) => ({
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

function inWords(perWeek: PerWeek): string {
  const latest = perWeek.findLast(({ completion }) => completion.p50Seconds !== null)?.completion;
  const { latest: said } = figureTexts.value.times;
  return said(formatSpan(latest?.p50Seconds ?? 0), formatSpan(latest?.p90Seconds ?? 0));
}
