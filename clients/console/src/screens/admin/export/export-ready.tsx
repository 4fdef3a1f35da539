import type { Schema } from "@order-tracking/client";
import { useEffect, useRef } from "preact/hooks";
import { LinkButton } from "../../../components/button.tsx";
import { useCountdown } from "../../../components/countdown.tsx";
import { Icon } from "../../../components/icon.tsx";
import { dayIn } from "../../../lib/chosen-days.ts";
import { lengthOf } from "../../../lib/day-range.ts";
import { formatSeconds, formatShopDay } from "../../../texts/format.ts";
import type { ExportFilter } from "./export-filter.ts";
import { exportTexts } from "./texts/index.ts";

/** A file that was made, and of what. */
export type MadeExport = Schema<"Export"> & { filter: ExportFilter };

/** What the file holds, and the way to it while there is one. */
export function ExportReady({ made }: { made: MadeExport }) {
  const t = exportTexts.value;
  const [left, start] = useCountdown();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    start((Date.parse(made.expiresAt) - Date.now()) / 1000);
    card.current?.scrollIntoView({ block: "nearest" });
  }, [made]);
  const isOver = Date.parse(made.expiresAt) <= Date.now();
  return (
    <section ref={card} class="card export-ready" aria-labelledby="ready">
      <span class="empty-icon">
        <Icon name="document" class="large" />
      </span>
      <div class="grow">
        <h2 id="ready">{t.ready}</h2>
        <p>
          <strong class="number">{t.rows(made.rows)}</strong>, {spanOf(made.filter)}
        </p>
        {made.rows === 0 && <p class="soft small">{t.none}</p>}
        {/* Not read aloud each second. */}
        <p class="soft small number" aria-live="off">
          {isOver ? t.over : left > 0 && t.link(formatSeconds(left))}
        </p>
      </div>
      {!isOver && (
        <LinkButton look="primary" icon="download" href={made.url} download>
          {t.download}
        </LinkButton>
      )}
    </section>
  );
}

function spanOf({ from, to }: ExportFilter): string {
  const t = exportTexts.value;
  const [first, last] = [dayIn(from), dayIn(to)];
  const said = (day: string) => formatShopDay(day, true);
  if (!first && !last) return t.always;
  if (!last) return t.since(said(first));
  if (!first) return t.until(said(last));
  return t.between(said(first), said(last), t.days(lengthOf({ from: first, to: last })));
}
