import { ChartCard } from "../../../components/charts/chart-card.tsx";
import { LineChart } from "../../../components/charts/line-chart.tsx";
import { ticks } from "../../../lib/charts/ticks.ts";
import { byWeeks, isWeekly, type WeekOfDays } from "../../../lib/per-week.ts";
import type { Analytics } from "../../../model.ts";
import { formatNumber, formatShopDay } from "../../../texts/format.ts";
import { Nothing } from "./nothing.tsx";
import { byWeeksTable, perDayTable } from "./tables.ts";
import { figureTexts } from "./texts/index.ts";

/** What is counted of a day. */
type Counted = "created" | "completed" | "cancelled";

/** What a chart of the shop is told beside its figures. */
export interface ChartOptions {
  note?: string;
  /** The name of its CSV. */
  csv?: string;
}

/** What is shown of a day or a week. */
interface Place extends Record<Counted, number> {
  short: string;
  long: string;
}

type Days = Pick<Analytics, "perDay" | "perWeek">;

/** How many orders were created, completed and cancelled on each day, or week where it is long. */
export function PerDay({ analytics, note, csv }: { analytics: Days } & ChartOptions) {
  const t = figureTexts.value.perDay;
  const weeks = isWeekly(analytics.perDay) ? byWeeks(analytics) : null;
  const places = weeks ? weeks.map(placeOfWeek) : analytics.perDay.map(placeOfDay);
  const title = weeks ? t.titleOfWeeks : t.title;
  const values = (of: Counted) => places.map((place) => place[of]);
  const line = <T,>(of: Counted, tone: T) => ({
    name: t[of],
    tone,
    values: values(of),
    total: sum(places, of),
  });
  const most = Math.max(0, ...values("created"), ...values("completed"), ...values("cancelled"));
  const table = weeks ? byWeeksTable(weeks) : perDayTable(analytics.perDay);
  return (
    <ChartCard title={title} note={note} table={table} {...(csv && { csv })}>
      {most === 0 ? (
        <Nothing text={t.none} />
      ) : (
        <LineChart
          title={title}
          description={inWords(places)}
          ticks={ticks(most)}
          format={formatNumber}
          places={places}
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

function placeOfDay({ date, ...counted }: Analytics["perDay"][number]): Place {
  return { ...counted, short: formatShopDay(date), long: formatShopDay(date, true) };
}

function placeOfWeek({ from, to, ...counted }: WeekOfDays): Place {
  const long = figureTexts.value.span(formatShopDay(from), formatShopDay(to, true));
  return { ...counted, short: formatShopDay(from), long };
}

function inWords(places: readonly Place[]): string {
  const t = figureTexts.value.perDay;
  const all = (of: Counted) => formatNumber(sum(places, of));
  const busiest = places.reduce((best, place) => (place.created > best.created ? place : best));
  return [
    t.sum(all("created"), all("completed"), all("cancelled")),
    busiest.created > 0 && t.busiest(busiest.long, formatNumber(busiest.created)),
  ]
    .filter(Boolean)
    .join(" ");
}

function sum(places: readonly Place[], of: Counted): number {
  return places.reduce((all, place) => all + place[of], 0);
}
