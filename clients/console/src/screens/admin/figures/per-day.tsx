import { ChartCard } from "../../../components/charts/chart-card.tsx";
import { LineChart } from "../../../components/charts/line-chart.tsx";
import { ticks } from "../../../lib/charts/ticks.ts";
import type { Analytics } from "../../../model.ts";
import { formatNumber, formatShopDay } from "../../../texts/format.ts";
import { Nothing } from "./nothing.tsx";
import { perDayTable } from "./tables.ts";
import { figureTexts } from "./texts/index.ts";

/** What is counted of a day. */
type Counted = "created" | "completed" | "cancelled";

/** How many orders were created, completed and cancelled on each day. */
export function PerDay({ perDay, note, csv }: { perDay: Analytics["perDay"] } & ChartOptions) {
  const t = figureTexts.value.perDay;
  const sum = (of: Counted) => perDay.reduce((all, day) => all + day[of], 0);
  const values = (of: Counted) => perDay.map((day) => day[of]);
  const most = Math.max(0, ...values("created"), ...values("completed"), ...values("cancelled"));
  return (
    <ChartCard title={t.title} note={note} table={perDayTable(perDay)} {...(csv && { csv })}>
      {most === 0 ? (
        <Nothing text={t.none} />
      ) : (
        <LineChart
          title={t.title}
          description={inWords(perDay)}
          ticks={ticks(most)}
          format={formatNumber}
          places={perDay.map(({ date }) => ({
            short: formatShopDay(date),
            long: formatShopDay(date, true),
          }))}
          lines={[
            { name: t.created, tone: "main", values: values("created"), total: sum("created") },
            {
              name: t.completed,
              tone: "good",
              values: values("completed"),
              total: sum("completed"),
            },
            {
              name: t.cancelled,
              tone: "bad",
              values: values("cancelled"),
              total: sum("cancelled"),
            },
          ]}
        />
      )}
    </ChartCard>
  );
}

/** What a chart of the shop is told beside its figures. */
export interface ChartOptions {
  note?: string;
  /** The name of its CSV. */
  csv?: string;
}

function inWords(perDay: Analytics["perDay"]): string {
  const t = figureTexts.value.perDay;
  const sum = (of: Counted) => formatNumber(perDay.reduce((all, day) => all + day[of], 0));
  const busiest = perDay.reduce((best, day) => (day.created > best.created ? day : best));
  return [
    t.sum(sum("created"), sum("completed"), sum("cancelled")),
    busiest.created > 0 &&
      t.busiest(formatShopDay(busiest.date, true), formatNumber(busiest.created)),
  ]
    .filter(Boolean)
    .join(" ");
}
