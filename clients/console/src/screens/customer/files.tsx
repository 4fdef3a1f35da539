import { useCallback } from "preact/hooks";
import { ChooseFiles } from "../../components/choose-files.tsx";
import { isFinal } from "../../lib/order-state.ts";
import type { OrderDetail } from "../../stores/order-detail.ts";
import { queueFiles } from "../../stores/outbox/index.ts";
import { texts } from "../../texts/index.ts";
import { FilesSection } from "../order/files-section.tsx";

/** The shop's files, and the customer's own, to which more can be added until the order is over. */
export function CustomerFiles({ detail }: { detail: OrderDetail }) {
  const t = texts.value.order;
  const order = detail.order.value;
  const send = useCallback(
    (files: readonly File[]) => {
      if (detail.order.peek()) void queueFiles(detail.order.peek()!, files, { from: "customer" });
    },
    [detail],
  );
  if (!order) return null;
  return (
    <section class="card stack loose" aria-labelledby="files">
      <h2 id="files">{t.files}</h2>
      <FilesSection detail={detail} origin="STAFF" title={t.shopFiles} empty={t.shopFilesEmpty} />
      <FilesSection detail={detail} origin="CUSTOMER" title={t.yourFiles} empty={t.filesEmpty}>
        {!isFinal(order) && <ChooseFiles onFiles={send} />}
      </FilesSection>
    </section>
  );
}
