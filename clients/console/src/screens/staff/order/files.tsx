import { useCallback, useState } from "preact/hooks";
import { Button } from "../../../components/button.tsx";
import { ChooseFiles } from "../../../components/choose-files.tsx";
import type { KnownOrder } from "../../../model.ts";
import type { OrderDetail } from "../../../stores/order-detail.ts";
import { queueFiles } from "../../../stores/outbox/index.ts";
import { FilesSection } from "../../order/files-section.tsx";
import { hasCamera } from "../camera.ts";
import { worksOn } from "../moves.ts";
import { staffTexts } from "../texts/index.ts";
import { FileSharing } from "./file-sharing.tsx";
import { ReviewFiles } from "./review-files.tsx";
import { Viewfinder } from "./viewfinder.tsx";

/** The shop's photos, and what the customer sent. */
export function StaffFiles({ detail }: { detail: OrderDetail }) {
  const t = staffTexts.value.files;
  const order = detail.order.value;
  if (!order) return null;
  const mayAdd = worksOn(order);
  return (
    <section class="card stack loose" aria-labelledby="files">
      <h2 id="files">{t.title}</h2>
      <FilesSection
        detail={detail}
        origin="STAFF"
        title={t.ours}
        empty={t.oursEmpty}
        {...(mayAdd && {
          extra: (file) =>
            file.state === "READY" && <FileSharing detail={detail} order={order} file={file} />,
        })}
      >
        {mayAdd && <AddFiles order={order} />}
      </FilesSection>
      <FilesSection detail={detail} origin="CUSTOMER" title={t.theirs} empty={t.theirsEmpty} />
    </section>
  );
}

/** Chosen or taken first, then looked at with their caption, then sent. */
function AddFiles({ order }: { order: KnownOrder }) {
  const t = staffTexts.value.files;
  const [chosen, choose] = useState<readonly File[]>([]);
  const [isCameraOpen, openCamera] = useState(false);
  // What is pasted or taken while others are looked at joins them.
  const add = useCallback(
    (files: readonly File[]) => choose((before) => [...before, ...files]),
    [],
  );
  return (
    <>
      <ChooseFiles onFiles={add}>
        {hasCamera() && (
          <Button icon="image" onClick={() => openCamera(true)}>
            {t.viewfinder}
          </Button>
        )}
      </ChooseFiles>
      {isCameraOpen && <Viewfinder onPhotos={add} onClose={() => openCamera(false)} />}
      {chosen.length > 0 && (
        <ReviewFiles
          files={chosen}
          onLeaveOut={(file) => choose(chosen.filter((other) => other !== file))}
          onClose={() => choose([])}
          onSend={(options) => {
            void queueFiles(order, chosen, { from: "shop", ...options });
            choose([]);
          }}
        />
      )}
    </>
  );
}
