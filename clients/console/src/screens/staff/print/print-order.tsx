import { useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { addresses } from "../../../addresses.ts";
import { Button, LinkButton } from "../../../components/button.tsx";
import { Page } from "../../../components/page.tsx";
import { ErrorState, Skeleton } from "../../../components/states.tsx";
import { Tabs } from "../../../components/tabs.tsx";
import { useOrderDetail } from "../../order/use-order-detail.ts";
import { staffTexts } from "../texts/index.ts";
import { JobTicket } from "./job-ticket.tsx";
import { Label } from "./label.tsx";

const FORMATS = { ticket: JobTicket, label: Label };
type Format = keyof typeof FORMATS;

/** An order on paper: as a job ticket that goes with the work, or as a label that sticks to it. */
export function PrintOrder() {
  const { params } = useRoute();
  const orderNumber = params["orderNumber"] ?? "";
  const t = staffTexts.value.print;
  const detail = useOrderDetail(orderNumber);
  const [format, choose] = useState<Format>("ticket");
  const Paper = FORMATS[format];
  const order = detail.order.value;
  const error = detail.error.value;
  return (
    <Page
      title={t.title(order?.orderNumber ?? orderNumber)}
      actions={
        <>
          <LinkButton icon="back" href={addresses.order(orderNumber)}>
            {t.back}
          </LinkButton>
          <Button
            look="primary"
            icon="print"
            disabled={!detail.isReady.value}
            onClick={() => print()}
          >
            {t.print}
          </Button>
        </>
      }
    >
      {error && !order ? (
        <ErrorState error={error} onRetry={() => void detail.load()} />
      ) : order && detail.isReady.value ? (
        <Tabs
          label={t.format}
          current={format}
          onSelect={(id) => choose(id as Format)}
          tabs={[
            { id: "ticket", label: t.ticket },
            { id: "label", label: t.label },
          ]}
        >
          <div class="paper-table">
            <Paper order={order} />
          </div>
        </Tabs>
      ) : (
        <Skeleton />
      )}
    </Page>
  );
}
