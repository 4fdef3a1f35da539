import { api } from "../../api.ts";
import { fullName } from "../../lib/full-name.ts";
import type { KnownOrder, Note } from "../../model.ts";
import type { OrderDetail } from "../../stores/order-detail.ts";
import { user } from "../../stores/session.ts";
import { SENDING } from "./notes-list.tsx";

/** What is written: the body of `POST /orders/{id}/notes`. */
export type NewNote = Pick<Note, "kind" | "text"> & Partial<Pick<Note, "visibility">>;

let sent = 0;

/** Shows a note at once and sends it; takes it back where the API refuses, and throws why. */
export async function writeNote(
  detail: OrderDetail,
  order: KnownOrder,
  body: NewNote,
): Promise<void> {
  const id = `${SENDING}-${++sent}`;
  detail.putNote(preview(id, order, body));
  try {
    const { note } = await api.post("/api/v1/orders/{id}/notes", {
      params: { path: { id: order.id } },
      body,
    });
    detail.dropNote(id);
    detail.putNote(note);
    detail.tell({ id: `${note.id}.added`, action: "NOTE_ADDED", createdAt: note.createdAt });
  } catch (error) {
    detail.dropNote(id);
    throw error;
  }
}

function preview(id: string, order: KnownOrder, body: NewNote): Note {
  const me = user.peek()!;
  const author = { id: me.id, name: fullName(me), role: me.role };
  return {
    id,
    orderId: order.id,
    visibility: "CUSTOMER",
    author,
    createdAt: new Date().toISOString(),
    ...body,
  };
}
