import type { Analytics, KnownOrder, OrderStatus, ShopDashboard } from "../model.ts";
import { factsOf, type Clock, type OrderFacts } from "./order-facts.ts";

/** An order before and after a change; nothing before where it is new. */
export interface Change {
  before: KnownOrder | null;
  after: KnownOrder;
}

type Counted = "pending" | "inProgress" | "onHold" | "completed" | "cancelled";

const LATEST = 5;
const NAMES: Partial<Record<OrderStatus, Counted>> = {
  PENDING: "pending",
  IN_PROGRESS: "inProgress",
  ON_HOLD: "onHold",
  COMPLETED: "completed",
  CANCELLED: "cancelled",
};

/**
 * The dashboard after a change: what the order counted for before is taken away, what it counts for
 * now is added. Counting all orders again gives the same.
 */
export function changeDashboard(
  { orders, users, recentOrders }: ShopDashboard,
  { before, after }: Change,
  clock: Clock,
): ShopDashboard {
  const totals = { ...orders };
  const count = (order: KnownOrder, amount: 1 | -1) => {
    const facts = factsOf(order, clock);
    addStatus(totals, facts, amount);
    totals.total += amount;
    if (facts.isOpen && !facts.assignee) totals.unassigned += amount;
    if (facts.isOverdue) totals.overdue += amount;
  };
  if (before) count(before, -1);
  count(after, 1);
  return { orders: totals, users, recentOrders: latestOf(recentOrders, after) };
}

/** Whether an order was completed: percentiles do not follow from those before. */
export function isCompletion({ before, after }: Change): boolean {
  return after.status === "COMPLETED" && before?.status !== "COMPLETED";
}

/** The statistics after a change. Percentiles stay. */
export function changeAnalytics(
  analytics: Analytics,
  { before, after }: Change,
  clock: Clock,
): Analytics {
  const changed = structuredClone(analytics);
  if (before) count(changed, factsOf(before, clock), -1);
  count(changed, factsOf(after, clock), 1);
  changed.staff = changed.staff
    .filter(({ open, completed }) => open > 0 || completed > 0)
    .sort((a, b) => b.completed - a.completed || b.open - a.open);
  return changed;
}

function count(analytics: Analytics, facts: OrderFacts, amount: 1 | -1): void {
  const placed = analytics.perDay.find(({ date }) => date === facts.placed);
  if (placed) {
    placed.created += amount;
    addStatus(analytics.byStatus, facts, amount);
  }
  if (facts.isOverdue) analytics.overdue += amount;
  if (facts.assignee && facts.isOpen) workOf(analytics, facts.assignee).open += amount;
  const finished = analytics.perDay.find(({ date }) => date === facts.finished);
  if (!finished) return;
  const { date } = finished;
  if (facts.status === "CANCELLED") finished.cancelled += amount;
  if (facts.status === "COMPLETED") {
    finished.completed += amount;
    if (facts.assignee) workOf(analytics, facts.assignee).completed += amount;
    const week = analytics.perWeek.find(({ from, to }) => from <= date && date <= to);
    countTime(analytics.completion, facts.took ?? 0, amount);
    if (week) countTime(week.completion, facts.took ?? 0, amount);
  }
}

function workOf({ staff }: Analytics, assignee: Analytics["staff"][number]["assignee"]) {
  const known = staff.find((work) => work.assignee.id === assignee.id);
  if (known) return known;
  const work = { assignee, open: 0, completed: 0 };
  staff.push(work);
  return work;
}

function countTime(completion: Analytics["completion"], took: number, amount: 1 | -1): void {
  const sum = (completion.averageSeconds ?? 0) * completion.count + took * amount;
  completion.count += amount;
  completion.averageSeconds = completion.count > 0 ? Math.floor(sum / completion.count) : null;
}

function addStatus(counts: Record<Counted, number>, { status }: OrderFacts, amount: 1 | -1): void {
  const name = NAMES[status];
  if (name) counts[name] += amount;
}

/** The newest first; what was changed stands where it stood. */
function latestOf(latest: ShopDashboard["recentOrders"], order: KnownOrder) {
  return [order, ...latest.filter(({ id }) => id !== order.id)]
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0))
    .slice(0, LATEST);
}
