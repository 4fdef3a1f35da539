import type { OrderDetail } from "../../stores/order-detail.ts";
import { texts } from "../../texts/index.ts";
import { FilesSection } from "./files-section.tsx";
import { NotesList } from "./notes-list.tsx";

/** The notes of an order, to read. */
export function ReadNotes({ detail }: { detail: OrderDetail }) {
  const t = texts.value.order;
  return (
    <section class="card stack" aria-labelledby="messages">
      <h2 id="messages">{t.messages}</h2>
      <NotesList detail={detail} />
    </section>
  );
}

/** The files of an order, to look at. */
export function ReadFiles({ detail }: { detail: OrderDetail }) {
  const t = texts.value.order;
  return (
    <section class="card stack loose" aria-labelledby="files">
      <h2 id="files">{t.files}</h2>
      <FilesSection detail={detail} origin="STAFF" title={t.shopFiles} empty={t.shopFilesEmpty} />
      <FilesSection detail={detail} origin="CUSTOMER" title={t.customer} empty={t.filesEmpty} />
    </section>
  );
}
