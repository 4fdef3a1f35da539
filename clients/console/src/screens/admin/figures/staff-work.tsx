import { BarChart } from "../../../components/charts/bar-chart.tsx";
import { ChartCard } from "../../../components/charts/chart-card.tsx";
import { fullName } from "../../../lib/full-name.ts";
import type { Analytics } from "../../../model.ts";
import { formatNumber } from "../../../texts/format.ts";
import { Nothing } from "./nothing.tsx";
import type { ChartOptions } from "./per-day.tsx";
import { staffTable } from "./tables.ts";
import { figureTexts } from "./texts/index.ts";

const MOST = 8; // People in the chart; the table has all.

/** What each person has open, and has completed. */
export function StaffWork({ staff, csv }: { staff: Analytics["staff"] } & ChartOptions) {
  const t = figureTexts.value.staff;
  const [busiest] = staff;
  const more = staff.length - MOST;
  return (
    <ChartCard title={t.title} note={t.note} table={staffTable(staff)} {...(csv && { csv })}>
      {busiest ? (
        <>
          <BarChart
            title={t.title}
            description={t.busiest(
              fullName(busiest.assignee),
              formatNumber(busiest.completed),
              formatNumber(busiest.open),
            )}
            rows={staff.slice(0, MOST).map(({ assignee, open, completed }) => ({
              name: fullName(assignee),
              values: [open, completed],
            }))}
            bars={[
              { name: t.open, tone: "busy" },
              { name: t.completed, tone: "good" },
            ]}
          />
          {more > 0 && <p class="soft small">{t.more(more)}</p>}
        </>
      ) : (
        <Nothing text={t.none} />
      )}
    </ChartCard>
  );
}
