import type { Cell } from "../../../components/charts/table.tsx";
import type { Analytics } from "../../../model.ts";
import { number, span } from "../figures/tables.ts";
import { figureTexts } from "../figures/texts/index.ts";

/** What stands above the charts: sums of the days, and how long orders took in all. */
export function factsOf({
  perDay,
  completion,
  overdue,
}: Analytics): { name: string; cell: Cell }[] {
  const t = figureTexts.value;
  const sum = (of: "created" | "completed" | "cancelled") =>
    number(perDay.reduce((all, day) => all + day[of], 0));
  return [
    { name: t.facts.created, cell: sum("created") },
    { name: t.facts.completed, cell: sum("completed") },
    { name: t.facts.cancelled, cell: sum("cancelled") },
    { name: t.facts.overdue, cell: number(overdue) },
    { name: t.times.p50, cell: span(completion.p50Seconds) },
    { name: t.times.p90, cell: span(completion.p90Seconds) },
    { name: t.times.average, cell: span(completion.averageSeconds) },
  ];
}

/** The same, to look at. */
export function Facts({ analytics }: { analytics: Analytics }) {
  return (
    <section class="card" aria-label={figureTexts.value.facts.title}>
      <dl class="figures">
        {factsOf(analytics).map(({ name, cell }) => (
          <div key={name}>
            <dt class="soft small">{name}</dt>
            <dd class="number">{cell.shown}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
