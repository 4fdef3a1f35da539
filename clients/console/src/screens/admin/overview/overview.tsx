import { addresses } from "../../../addresses.ts";
import { api } from "../../../api.ts";
import { LinkButton } from "../../../components/button.tsx";
import { useTableKey } from "../../../components/charts/chart-card.tsx";
import { OrderRow } from "../../../components/order-row.tsx";
import { Page } from "../../../components/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../components/states.tsx";
import { changeAnalytics, changeDashboard, isCompletion } from "../../../lib/figures.ts";
import type { Analytics, ShopDashboard } from "../../../model.ts";
import { putOrder } from "../../../stores/orders.ts";
import { texts } from "../../../texts/index.ts";
import { ByStatus } from "../figures/by-status.tsx";
import { Completion } from "../figures/completion.tsx";
import { useLiveFigures } from "../figures/live-figures.ts";
import { PerDay } from "../figures/per-day.tsx";
import { StaffWork } from "../figures/staff-work.tsx";
import { figureTexts } from "../figures/texts/index.ts";
import { adminTexts } from "../texts/index.ts";
import { Tiles } from "./tiles.tsx";

interface Shop {
  dashboard: ShopDashboard;
  analytics: Analytics;
  asOf: number;
}

/** How the shop is doing: the home of administrators. */
export function Overview() {
  const shop = useLiveFigures<Shop>(
    {
      load,
      change: ({ dashboard, analytics, asOf }, change, timeZone) => ({
        dashboard: changeDashboard(dashboard, change, { timeZone, asOf }),
        analytics: changeAnalytics(analytics, change, { timeZone, asOf }),
        asOf,
      }),
      mustAsk: isCompletion,
    },
    [],
  );
  useTableKey();
  const { data, error } = shop;
  return (
    <Page
      title={adminTexts.value.nav.overview}
      actions={
        <LinkButton look="primary" icon="plus" href={addresses.newOrder}>
          {texts.value.nav.newOrder}
        </LinkButton>
      }
    >
      {data.value ? (
        <Figures {...data.value} />
      ) : error.value ? (
        <ErrorState error={error.value} onRetry={() => void shop.load()} />
      ) : (
        <Skeleton rows={5} />
      )}
    </Page>
  );
}

function Figures({ dashboard, analytics }: Shop) {
  const t = figureTexts.value;
  const { orders, recentOrders } = dashboard;
  if (orders.total === 0)
    return <EmptyState icon="chart" title={t.emptyTitle} text={t.emptyText} />;
  const { perDay, perWeek, staff } = analytics;
  return (
    <>
      <Tiles totals={orders} />
      <PerDay analytics={analytics} note={t.lastDays(perDay.length)} />
      <div class="chart-columns">
        <div class="stack chart-column">
          <ByStatus
            title={t.byStatus.open}
            none={t.byStatus.noneOpen}
            counts={[
              { status: "PENDING", count: orders.pending },
              { status: "IN_PROGRESS", count: orders.inProgress },
              { status: "ON_HOLD", count: orders.onHold },
            ]}
          />
          <StaffWork staff={staff} />
        </div>
        <div class="stack chart-column">
          <Completion perWeek={perWeek} />
          <Latest orders={recentOrders} />
        </div>
      </div>
    </>
  );
}

function Latest({ orders }: { orders: ShopDashboard["recentOrders"] }) {
  const t = figureTexts.value;
  return (
    <section class="stack tight" aria-labelledby="latest">
      <header class="row apart">
        <h2 id="latest">{t.latest}</h2>
        <a class="more-link" href={addresses.allOrders}>
          {t.allOrders}
        </a>
      </header>
      <ul class="order-rows narrow">
        {orders.map(({ id }) => (
          <OrderRow key={id} id={id} showsCustomer />
        ))}
      </ul>
    </section>
  );
}

/** Without days the API takes the last 30 until today, as it is in the shop. */
async function load(signal: AbortSignal) {
  const [dashboard, analytics] = await Promise.all([
    api.get("/api/v1/admin/dashboard", { signal }),
    api.get("/api/v1/admin/orders/analytics", { signal }),
  ]);
  dashboard.recentOrders.forEach(putOrder);
  return { dashboard, analytics };
}
