import { endOfDay } from "../../lib/due.ts";
import type { OrderValues } from "../../lib/order-values.ts";
import { formatDay } from "../../texts/format.ts";
import { texts } from "../../texts/index.ts";

/** What is about to be placed, at a glance. */
export function Review({ values, fileCount }: { values: OrderValues; fileCount: number }) {
  const t = texts.value;
  const due = endOfDay(values.estimatedCompletion);
  return (
    <dl class="facts">
      <div class="wide">
        <dt>{t.order.field.title}</dt>
        <dd dir="auto">{values.title.trim() || "–"}</dd>
      </div>
      <div>
        <dt>{t.order.due}</dt>
        <dd>{due ? formatDay(due) : t.time.noDue}</dd>
      </div>
      <div>
        <dt>{t.place.files}</dt>
        <dd>{fileCount > 0 ? t.place.fileCount(fileCount) : t.place.noFiles}</dd>
      </div>
    </dl>
  );
}
