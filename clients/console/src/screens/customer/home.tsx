import { useEffect } from "preact/hooks";
import { addresses } from "../../addresses.ts";
import { api } from "../../api.ts";
import { LinkButton } from "../../components/button.tsx";
import { Page } from "../../components/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../components/states.tsx";
import { useResource } from "../../lib/use-resource.ts";
import { isFinal, OPEN_STATUSES } from "../../lib/order-state.ts";
import type { Dashboard } from "../../model.ts";
import { onLive } from "../../stores/live.ts";
import { putOrder } from "../../stores/orders.ts";
import { user } from "../../stores/session.ts";
import { texts } from "../../texts/index.ts";
import { DraftReminder } from "./draft-reminder.tsx";
import { LatestPhotos } from "./latest-photos.tsx";
import { OpenOrder } from "./open-order.tsx";
import { Totals } from "./totals.tsx";
import { Waiting } from "./waiting.tsx";

/** A customer's first screen: how the open orders are doing, and what waits. */
export function Home() {
  const t = texts.value;
  const dashboard = useResource(loadDashboard);
  useEffect(() => onLive("order.updated", () => void dashboard.load()), [dashboard]);
  const { data, error } = dashboard;
  return (
    <Page
      title={t.home.hello(user.value?.firstName ?? "")}
      lead={t.home.helloText}
      actions={
        <LinkButton look="primary" icon="plus" href={addresses.newOrder}>
          {t.nav.newOrder}
        </LinkButton>
      }
    >
      <DraftReminder />
      {data.value ? (
        <Overview dashboard={data.value} />
      ) : error.value ? (
        <ErrorState error={error.value} onRetry={() => void dashboard.load()} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Page>
  );
}

function Overview({ dashboard }: { dashboard: Dashboard }) {
  const t = texts.value.home;
  if (dashboard.orders.total === 0) {
    return (
      <EmptyState icon="orders" title={t.firstTitle} text={t.firstText}>
        <LinkButton look="primary" icon="plus" href={addresses.newOrder}>
          {texts.value.nav.newOrder}
        </LinkButton>
      </EmptyState>
    );
  }
  return (
    <div class="home">
      <div class="stack loose">
        <OpenOrders dashboard={dashboard} />
        <Totals totals={dashboard.orders} />
      </div>
      <div class="stack loose">
        <Waiting />
        <LatestPhotos />
      </div>
    </div>
  );
}

function OpenOrders({ dashboard }: { dashboard: Dashboard }) {
  const t = texts.value.home;
  const open = dashboard.recentOrders.filter((order) => !isFinal(order));
  const { pending, inProgress, onHold } = dashboard.orders;
  const hasOpen = pending + inProgress + onHold > 0;
  return (
    <section class="stack" aria-labelledby="open">
      <header class="row apart">
        <h2 id="open">{t.open}</h2>
        <a
          class="more-link"
          href={hasOpen ? `${addresses.orders}?status=${OPEN_STATUSES}` : addresses.orders}
        >
          {t.allOrders}
        </a>
      </header>
      {open.length > 0 ? (
        <ul class="open-orders">
          {open.map(({ id }) => (
            <OpenOrder key={id} id={id} />
          ))}
        </ul>
      ) : (
        !hasOpen && (
          <div class="card">
            <p>
              <strong>{t.nothingOpen}</strong>
            </p>
            <p class="soft">{t.nothingOpenText}</p>
          </div>
        )
      )}
    </section>
  );
}

async function loadDashboard(signal: AbortSignal): Promise<Dashboard> {
  const dashboard = await api.get("/api/v1/users/dashboard", { signal });
  dashboard.recentOrders.forEach(putOrder);
  return dashboard;
}
