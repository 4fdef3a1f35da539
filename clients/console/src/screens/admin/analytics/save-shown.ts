import { rowsOf, type ChartTable } from "../../../components/charts/table.tsx";
import { csvOf } from "../../../lib/csv.ts";
import { downloadText } from "../../../lib/download.ts";
import type { Analytics } from "../../../model.ts";
import { factsTable, perDayTable, staffTable, statusTable, timesTable } from "../figures/tables.ts";
import { figureTexts } from "../figures/texts/index.ts";
import { factsOf } from "./facts.tsx";
import { fileName, rangeOf, statusCounts } from "./shown.ts";

/** Gives all that is shown as one CSV: each table under its title. Times are hours. */
export function saveShown(analytics: Analytics): void {
  const t = figureTexts.value;
  const range = rangeOf(analytics);
  const tables: [title: string, table: ChartTable][] = [
    [t.facts.title, factsTable(factsOf(analytics))],
    [t.perDay.title, perDayTable(analytics.perDay)],
    [t.byStatus.placed, statusTable(statusCounts(analytics))],
    [t.staff.title, staffTable(analytics.staff)],
    [t.times.title, timesTable(analytics.perWeek)],
  ];
  const rows = tables.flatMap(([title, table], at) => [
    ...(at > 0 ? [[]] : []),
    [title],
    ...rowsOf(table),
  ]);
  downloadText(fileName(range), "text/csv;charset=utf-8", csvOf(rows));
}
