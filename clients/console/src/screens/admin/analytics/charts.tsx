import type { Analytics } from "../../../model.ts";
import { formatShopDay } from "../../../texts/format.ts";
import { ByStatus } from "../figures/by-status.tsx";
import { Completion } from "../figures/completion.tsx";
import { PerDay } from "../figures/per-day.tsx";
import { StaffWork } from "../figures/staff-work.tsx";
import { figureTexts } from "../figures/texts/index.ts";
import { Facts } from "./facts.tsx";
import { fileName, rangeOf, statusCounts } from "./shown.ts";

/** The charts of some days, each with a CSV of its own. */
export function Charts({ analytics }: { analytics: Analytics }) {
  const t = figureTexts.value;
  const range = rangeOf(analytics);
  const [from, to] = [formatShopDay(range.from, true), formatShopDay(range.to, true)];
  const note = from === to ? from : t.span(from, to);
  return (
    <>
      <Facts analytics={analytics} />
      <PerDay analytics={analytics} note={note} csv={fileName(range, "days")} />
      <div class="chart-columns">
        <ByStatus
          title={t.byStatus.placed}
          none={t.byStatus.nonePlaced}
          counts={statusCounts(analytics)}
          csv={fileName(range, "status")}
        />
        <Completion perWeek={analytics.perWeek} csv={fileName(range, "times")} />
      </div>
      <StaffWork staff={analytics.staff} csv={fileName(range, "staff")} />
    </>
  );
}
