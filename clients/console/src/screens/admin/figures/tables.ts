// What the charts show, as tables: on the page and in the CSV.
import type { Cell, ChartTable } from "../../../components/charts/table.tsx";
import { fullName } from "../../../lib/full-name.ts";
import type { WeekOfDays } from "../../../lib/per-week.ts";
import type { Analytics, OrderStatus } from "../../../model.ts";
import { formatNumber, formatShopDay, formatSpan } from "../../../texts/format.ts";
import { texts } from "../../../texts/index.ts";
import { figureTexts } from "./texts/index.ts";

/** How many orders are in a status. */
export interface StatusCount {
  status: OrderStatus;
  count: number;
}

/** Orders created, completed and cancelled on each day. */
export function perDayTable(perDay: Analytics["perDay"]): ChartTable {
  const t = figureTexts.value.perDay;
  return {
    columns: [t.day, t.created, t.completed, t.cancelled],
    rows: perDay.map(({ date, ...counted }) => [day(date), ...counts(counted)]),
  };
}

/** The same in each week. */
export function byWeeksTable(weeks: readonly WeekOfDays[]): ChartTable {
  const t = figureTexts.value.perDay;
  return {
    columns: [t.week, t.created, t.completed, t.cancelled],
    rows: weeks.map(({ from, ...counted }) => [day(from), ...counts(counted)]),
  };
}

/** Orders by their status. */
export function statusTable(counts: readonly StatusCount[]): ChartTable {
  const t = figureTexts.value.byStatus;
  return {
    columns: [t.status, t.orders],
    rows: counts.map(({ status, count }) => [text(texts.value.status[status]), number(count)]),
  };
}

/** How long orders took that were completed in each week. */
export function timesTable(perWeek: Analytics["perWeek"]): ChartTable {
  const t = figureTexts.value.times;
  return {
    columns: [t.week, t.count, t.p50, t.p90, t.average],
    rows: perWeek.map(({ from, completion }) => [
      day(from),
      number(completion.count),
      ...[completion.p50Seconds, completion.p90Seconds, completion.averageSeconds].map(span),
    ]),
  };
}

/** What each person has to do and has done. */
export function staffTable(staff: Analytics["staff"]): ChartTable {
  const t = figureTexts.value.staff;
  return {
    columns: [t.person, t.open, t.completed],
    rows: staff.map(({ assignee, open, completed }) => [
      text(fullName(assignee)),
      number(open),
      number(completed),
    ]),
  };
}

/** What stands above the charts. */
export function factsTable(facts: readonly { name: string; cell: Cell }[]): ChartTable {
  const t = figureTexts.value;
  return { columns: [t.figure, t.number], rows: facts.map(({ name, cell }) => [text(name), cell]) };
}

/** A number as a cell. */
export function number(value: number): Cell {
  return { shown: formatNumber(value), raw: value };
}

/** Seconds as a cell: read as people say them, computed with as hours. */
export function span(seconds: number | null): Cell {
  if (seconds === null) return { shown: "–", raw: null };
  return { shown: formatSpan(seconds), raw: Math.round(seconds / 36) / 100 };
}

function counts({ created, completed, cancelled }: Omit<WeekOfDays, "from" | "to">): Cell[] {
  return [created, completed, cancelled].map(number);
}

function day(date: string): Cell {
  return { shown: formatShopDay(date, true), raw: date };
}

function text(value: string): Cell {
  return { shown: value, raw: value };
}
