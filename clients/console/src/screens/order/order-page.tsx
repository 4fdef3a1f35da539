import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { addresses } from "../../addresses.ts";
import { LinkButton } from "../../components/button.tsx";
import { DueBadge } from "../../components/due-badge.tsx";
import { Page, useTitle } from "../../components/page.tsx";
import { Icon } from "../../components/icon.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../components/states.tsx";
import { StatusBadge } from "../../components/status-badge.tsx";
import { isNotFound } from "../../lib/error-text.ts";
import type { KnownOrder } from "../../model.ts";
import { roleApp } from "../../roles/index.ts";
import type { OrderDetail } from "../../stores/order-detail.ts";
import { tellError } from "../../stores/toasts.ts";
import { deviceTexts } from "../../texts/device/index.ts";
import { formatAgo } from "../../texts/format.ts";
import { texts } from "../../texts/index.ts";
import { CopyNumber } from "./copy-number.tsx";
import { Facts } from "./facts.tsx";
import { History } from "./history.tsx";
import { Tracker } from "./tracker.tsx";
import { useOrderDetail } from "./use-order-detail.ts";

/** One order: the same page for everybody, with the parts of who looks. */
export function OrderPage() {
  const { params } = useRoute();
  const orderNumber = params["orderNumber"] ?? "";
  return <OneOrder key={orderNumber} orderNumber={orderNumber} />;
}

function OneOrder({ orderNumber }: { orderNumber: string }) {
  const detail = useOrderDetail(orderNumber);
  const order = detail.order.value;
  const error = detail.error.value;
  useTitle(order?.title ?? texts.value.order.placeholder);
  const isStale = error !== null && detail.isReady.value && !isNotFound(error);
  useEffect(() => {
    if (isStale) tellError(error);
  }, [isStale]);
  if (isNotFound(error)) return <NotFound />;
  if (error && !detail.isReady.value)
    return <ErrorState error={error} onRetry={() => void detail.load()} />;
  if (!order) {
    return (
      <div class="page">
        <Skeleton />
        <Skeleton rows={3} />
      </div>
    );
  }
  return <Shown detail={detail} order={order} />;
}

function Shown({ detail, order }: { detail: OrderDetail; order: KnownOrder }) {
  const parts = roleApp.value?.order;
  if (!parts) return null;
  const isReady = detail.isReady.value;
  return (
    <Page
      title={order.title}
      lead={<Lead order={order} />}
      actions={<parts.actions detail={detail} />}
    >
      <KeptNote detail={detail} />
      <Tracker order={order} history={detail.history.value} />
      {parts.extra && <parts.extra detail={detail} />}
      <div class="order-columns">
        <div class="stack order-main">
          {isReady ? (
            <>
              <parts.notes detail={detail} />
              <parts.files detail={detail} />
            </>
          ) : (
            <Skeleton rows={3} />
          )}
        </div>
        <div class="stack order-side">
          <Facts order={order} />
          {isReady ? <History detail={detail} /> : <Skeleton />}
        </div>
      </div>
    </Page>
  );
}

/** How old what is shown is, where it comes from this device. */
function KeptNote({ detail }: { detail: OrderDetail }) {
  const keptAt = detail.keptAt.value;
  if (keptAt === null) return null;
  return (
    <p class="kept-note small" role="status">
      <Icon name="clock" class="small" />
      {deviceTexts.value.kept.note(formatAgo(new Date(keptAt)))}
    </p>
  );
}

function Lead({ order }: { order: KnownOrder }) {
  return (
    <span class="row order-lead">
      <StatusBadge status={order.status} />
      <CopyNumber orderNumber={order.orderNumber} />
      <DueBadge order={order} />
    </span>
  );
}

function NotFound() {
  const t = texts.value.order;
  useTitle(t.notFoundTitle);
  return (
    <EmptyState isPage icon="orders" title={t.notFoundTitle} text={t.notFoundText}>
      <LinkButton href={addresses.orders}>{t.toOrders}</LinkButton>
    </EmptyState>
  );
}
