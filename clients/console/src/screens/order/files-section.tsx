import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { api } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { FileTile, UploadTile } from "../../components/file-tile.tsx";
import { Lightbox } from "../../components/lightbox.tsx";
import type { Media } from "../../model.ts";
import type { OrderDetail } from "../../stores/order-detail.ts";
import { user } from "../../stores/session.ts";
import { tellDone, tellError, tellTakenBack } from "../../stores/toasts.ts";
import { discardEntry, retryEntry, uploadsOf, type Upload } from "../../stores/outbox/index.ts";
import { texts } from "../../texts/index.ts";

/** Files of one side, the shop's or the customer's, with those on their way; they open large. */
export function FilesSection({
  detail,
  origin,
  title,
  empty,
  extra,
  children,
}: {
  detail: OrderDetail;
  origin: Media["origin"];
  title: string;
  empty: string;
  /** Under each file. */
  extra?(file: Media): ComponentChildren;
  /** What adds files, for who may. */
  children?: ComponentChildren;
}) {
  const files = detail.files.value.filter((file) => file.origin === origin);
  const arriving = arrivingTo(detail, files).filter((upload) => upload.origin === origin);
  const [opened, open] = useState<{ files: readonly Media[]; at: number } | null>(null);
  const [removing, remove] = useState<Media | null>(null);
  const shown = files.filter(({ id }) => !arriving.some(({ mediaId }) => mediaId === id));

  const openFile = async (id: string) => {
    const fresh = await detail.freshFiles();
    const ready = fresh.filter((file) => file.origin === origin && file.state === "READY");
    open({ files: ready, at: ready.findIndex((file) => file.id === id) });
  };
  return (
    <section class="stack" aria-label={title}>
      <h3>{title}</h3>
      {shown.length + arriving.length === 0 && <p class="soft">{empty}</p>}
      <div class="file-grid" aria-live="polite" aria-relevant="additions">
        {shown.map((file) => (
          <FileTile
            key={file.id}
            file={file}
            onExpired={() => void detail.freshFiles().catch(tellError)}
            {...(file.state === "READY" && {
              onOpen: () => void openFile(file.id).catch(tellError),
            })}
            {...(file.uploadedBy.id === user.value?.id && { onRemove: () => remove(file) })}
          >
            {extra?.(file)}
          </FileTile>
        ))}
        {arriving.map((upload) => (
          <UploadTile
            key={upload.key}
            upload={upload}
            onRetry={() => void retryEntry(upload.key)}
            onDiscard={() => void discardEntry(upload.key)}
          />
        ))}
      </div>
      {children}
      {opened && <Lightbox files={opened.files} at={opened.at} onClose={() => open(null)} />}
      {removing && <RemoveFile detail={detail} file={removing} onClose={() => remove(null)} />}
    </section>
  );
}

/** On their way: until the shop has checked them and they are among the files. */
function arrivingTo(detail: OrderDetail, files: readonly Media[]): readonly Upload[] {
  const ready = new Set(files.filter(({ state }) => state !== "PENDING").map(({ id }) => id));
  const id = detail.order.value?.id ?? "";
  return uploadsOf(id).filter(({ mediaId }) => mediaId === null || !ready.has(mediaId));
}

function RemoveFile({
  detail,
  file,
  onClose,
}: {
  detail: OrderDetail;
  file: Media;
  onClose(): void;
}) {
  const t = texts.value;
  const remove = async () => {
    onClose();
    const putBack = detail.dropFile(file.id);
    try {
      const path = { id: file.orderId, mediaId: file.id };
      await api.delete("/api/v1/orders/{id}/media/{mediaId}", { params: { path } });
      tellDone(t.files.removed(file.fileName));
    } catch (error) {
      putBack();
      tellTakenBack(error);
    }
  };
  return (
    <Dialog title={t.files.removeTitle} onClose={onClose}>
      <p class="written" dir="auto">
        {file.fileName}
      </p>
      <p class="soft">{t.files.removeText}</p>
      <div class="form-actions">
        <Button onClick={onClose}>{t.do.cancel}</Button>
        <Button look="danger" onClick={remove}>
          {t.do.remove}
        </Button>
      </div>
    </Dialog>
  );
}
