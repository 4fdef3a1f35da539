import { ChartCard } from "../../../components/charts/chart-card.tsx";
import { LineChart } from "../../../components/charts/line-chart.tsx";
import { ticks } from "../../../lib/charts/ticks.ts";
import { isWeekly, perWeek } from "../../../lib/per-week.ts";
import type { Analytics } from "../../../model.ts";
import { formatNumber, formatShopDay } from "../../../texts/format.ts";
import { Nothing } from "./nothing.tsx";
import { perDayTable } from "./tables.ts";
import { figureTexts } from "./texts/index.ts";

/** What is counted of a day. */
type Counted = "created" | "completed" | "cancelled";

/** What a chart of the shop is told beside its figures. */
export interface ChartOptions {
  note?: string;
  /** The name of its CSV. */
  csv?: string;
}

/** How many orders were created, completed and cancelled on each day, or week where it is long. */
export function PerDay({ perDay, note, csv }: { perDay: Analytics["perDay"] } & ChartOptions) {
  const t = figureTexts.value.perDay;
  const weekly = isWeekly(perDay);
  const shown = weekly ? perWeek(perDay) : perDay;
  const title = weekly ? t.titleOfWeeks : t.title;
  const values = (of: Counted) => shown.map((day) => day[of]);
  const line = <T,>(of: Counted, tone: T) => ({
    name: t[of],
    tone,
    values: values(of),
    total: sum(perDay, of),
  });
  const most = Math.max(0, ...values("created"), ...values("completed"), ...values("cancelled"));
  return (
    <ChartCard title={title} note={note} table={perDayTable(shown, weekly)} {...(csv && { csv })}>
      {most === 0 ? (
        <Nothing text={t.none} />
      ) : (
        <LineChart
          title={title}
          description={inWords(shown)}
          ticks={ticks(most)}
          format={formatNumber}
          places={shown.map(({ date }) => ({
            short: formatShopDay(date),
            long: formatShopDay(date, true),
          }))}
          lines={[
            line("created", "main" as const),
            line("completed", "good" as const),
            line("cancelled", "bad" as const),
          ]}
        />
      )}
    </ChartCard>
  );
}

function inWords(shown: Analytics["perDay"]): string {
  const t = figureTexts.value.perDay;
  const all = (of: Counted) => formatNumber(sum(shown, of));
  const busiest = shown.reduce((best, day) => (day.created > best.created ? day : best));
  return [
    t.sum(all("created"), all("completed"), all("cancelled")),
    busiest.created > 0 &&
      t.busiest(formatShopDay(busiest.date, true), formatNumber(busiest.created)),
  ]
    .filter(Boolean)
    .join(" ");
}

function sum(perDay: Analytics["perDay"], of: Counted): number {
  return perDay.reduce((all, day) => all + day[of], 0);
}
