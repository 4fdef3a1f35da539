import { useState } from "preact/hooks";
import { api } from "../../../api.ts";
import { IconButton } from "../../../components/button.tsx";
import { Icon } from "../../../components/icon.tsx";
import type { KnownOrder, Media } from "../../../model.ts";
import type { OrderDetail } from "../../../stores/order-detail.ts";
import { tellDone, tellError } from "../../../stores/toasts.ts";
import { staffTexts } from "../texts/index.ts";
import { EditCaption } from "./edit-caption.tsx";

/** What can be said of a file of the shop: whether the customer sees it, and its caption. */
type FileEdit = Partial<Pick<Media, "isPublic" | "description">>;

/** Under a file of the shop: who sees it, with what changes that. */
export function FileSharing({
  detail,
  order,
  file,
}: {
  detail: OrderDetail;
  order: KnownOrder;
  file: Media;
}) {
  const t = staffTexts.value.files;
  const [isEditing, edit] = useState(false);
  const name = file.description || file.fileName;
  // A completed order's files are shown to the customer anyway.
  const isSettled = order.status === "COMPLETED";
  const isSeen = file.isPublic || isSettled;
  const toggle = async () => {
    try {
      await editFile(detail, file, { isPublic: !file.isPublic });
      tellDone(file.isPublic ? t.nowHidden : t.nowSeen);
    } catch (error) {
      tellError(error);
    }
  };
  const state = (
    <>
      <Icon name={isSeen ? "eye" : "eye-off"} class="small" />
      {isSeen ? t.seen : t.hidden}
    </>
  );
  return (
    <div class="file-sharing">
      {isSettled ? (
        <span class="file-seen small" data-seen={isSeen}>
          {state}
        </span>
      ) : (
        <button
          type="button"
          class="file-seen small"
          data-seen={isSeen}
          title={isSeen ? t.hide(name) : t.show(name)}
          aria-label={`${isSeen ? t.seen : t.hidden}. ${isSeen ? t.hide(name) : t.show(name)}`}
          onClick={toggle}
        >
          {state}
        </button>
      )}
      <IconButton icon="pencil" label={t.captionOf(name)} onClick={() => edit(true)} />
      {isEditing && (
        <EditCaption
          caption={file.description ?? ""}
          onSave={(description) => editFile(detail, file, { description: description || null })}
          onClose={() => edit(false)}
        />
      )}
    </div>
  );
}

/** Shows the change at once, and takes it back where the API refuses. */
async function editFile(detail: OrderDetail, file: Media, change: FileEdit): Promise<void> {
  detail.putFile({ ...file, ...change });
  try {
    const path = { id: file.orderId, mediaId: file.id };
    const { media } = await api.patch("/api/v1/orders/{id}/media/{mediaId}", {
      params: { path },
      body: change,
    });
    detail.putFile(media);
  } catch (error) {
    detail.putFile(file);
    throw error;
  }
}
