import { addresses } from "../../../addresses.ts";
import { Icon, type IconName } from "../../../components/icon.tsx";
import { OPEN_STATUSES } from "../../../lib/order-state.ts";
import type { ShopDashboard } from "../../../model.ts";
import { formatNumber } from "../../../texts/format.ts";
import { figureTexts } from "../figures/texts/index.ts";

/** What waits for somebody: each tile leads to what it counts. */
export function Tiles({ totals }: { totals: ShopDashboard["orders"] }) {
  const t = figureTexts.value.tiles;
  return (
    <section aria-label={t.title}>
      <ul class="tiles">
        <Tile
          name={t.unassigned}
          icon="queue"
          count={totals.unassigned}
          query={{ status: OPEN_STATUSES, assigneeId: "none" }}
          tone={totals.unassigned > 0 ? "warn" : undefined}
        />
        <Tile
          name={t.overdue}
          icon="alert"
          count={totals.overdue}
          query={{ overdue: "true" }}
          tone={totals.overdue > 0 ? "bad" : undefined}
        />
        <Tile name={t.onHold} icon="pause" count={totals.onHold} query={{ status: "ON_HOLD" }} />
        <Tile
          name={t.inProgress}
          icon="play"
          count={totals.inProgress}
          query={{ status: "IN_PROGRESS" }}
        />
      </ul>
    </section>
  );
}

function Tile({
  name,
  icon,
  count,
  query,
  tone,
}: {
  name: string;
  icon: IconName;
  count: number;
  /** The list's own. */
  query: Record<string, string>;
  tone?: "warn" | "bad" | undefined;
}) {
  return (
    <li>
      <a
        class="tile"
        data-tone={tone}
        href={`${addresses.allOrders}?${new URLSearchParams(query)}`}
      >
        <span class="tile-name">
          <Icon name={icon} class="small" />
          {name}
        </span>
        <span class="tile-count number">{formatNumber(count)}</span>
      </a>
    </li>
  );
}
