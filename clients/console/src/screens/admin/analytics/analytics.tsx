import { useLocation } from "preact-iso/router";
import { ApiError } from "@order-tracking/client";
import { api } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { useTableKey } from "../../../components/charts/chart-card.tsx";
import { Page } from "../../../components/page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../components/states.tsx";
import { isSenseless } from "../../../lib/error-text.ts";
import { changeAnalytics, isCompletion, type Change } from "../../../lib/figures.ts";
import type { Analytics as Statistics } from "../../../model.ts";
import { useLiveFigures } from "../figures/live-figures.ts";
import { figureTexts } from "../figures/texts/index.ts";
import { adminTexts } from "../texts/index.ts";
import { Charts } from "./charts.tsx";
import { RangeForm } from "./range-form.tsx";
import { saveShown } from "./save-shown.ts";

interface Figures {
  analytics: Statistics;
  asOf: number;
}

/** What became of orders in some days; the address says which. */
export function Analytics() {
  const t = figureTexts.value;
  const { query } = useLocation();
  const { from = "", to = "" } = query;
  const figures = useLiveFigures<Figures>(
    { load: (signal) => load(from, to, signal), change, mustAsk: isCompletion },
    [from, to],
  );
  useTableKey();
  const data = figures.data.value;
  const error = figures.error.value;
  return (
    <Page
      title={adminTexts.value.nav.analytics}
      actions={
        data && (
          <Button icon="download" onClick={() => saveShown(data.analytics)}>
            {t.csv}
          </Button>
        )
      }
    >
      <RangeForm
        asked={{ from, to }}
        shown={data?.analytics.perDay ?? null}
        refused={error instanceof ApiError ? error.details : []}
      />
      {isSenseless(error) ? (
        <EmptyState icon="calendar" title={t.range.refusedTitle} text={t.range.refusedText} />
      ) : data ? (
        <Charts analytics={data.analytics} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void figures.load()} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Page>
  );
}

/** Without days in the address the API takes the last 30. */
async function load(from: string, to: string, signal: AbortSignal) {
  const analytics = await api.get("/api/v1/admin/orders/analytics", {
    params: { query: { ...(from && { from }), ...(to && { to }) } },
    signal,
  });
  return { analytics };
}

function change({ analytics, asOf }: Figures, change: Change, timeZone: string): Figures {
  return { analytics: changeAnalytics(analytics, change, { timeZone, asOf }), asOf };
}
