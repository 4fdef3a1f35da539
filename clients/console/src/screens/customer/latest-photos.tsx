import { addresses } from "../../addresses.ts";
import { api } from "../../api.ts";
import { isAboutFile } from "../../lib/notification-text.ts";
import { useResource } from "../../lib/use-resource.ts";
import type { Media, Notification } from "../../model.ts";
import { notifications } from "../../stores/notifications.ts";
import { texts } from "../../texts/index.ts";

const MOST = 4;

/**
 * Photos of the order that the shop added files to last. Asks for them only where a notification
 * tells of some.
 */
export function LatestPhotos() {
  const latest = notifications.value.find(isAboutFile);
  return (
    <section class="stack" aria-labelledby="photos">
      <h2 id="photos">{texts.value.home.photos}</h2>
      {latest ? (
        <Photos key={latest.id} of={latest} />
      ) : (
        <p class="card soft">{texts.value.home.photosEmpty}</p>
      )}
    </section>
  );
}

function Photos({ of: { orderId, orderNumber } }: { of: Notification }) {
  const t = texts.value;
  const files = useResource(
    async (signal) =>
      (await api.get("/api/v1/orders/{id}/media", { params: { path: { id: orderId } }, signal }))
        .mediaFiles,
    [orderId],
  );
  const photos = (files.data.value ?? []).filter(isPhoto).slice(-MOST).reverse();
  if (files.data.value && photos.length === 0) return <p class="card soft">{t.home.photosEmpty}</p>;
  return (
    <ul class="photos">
      {photos.map((photo) => (
        <li key={photo.id}>
          <a class="file-picture" href={addresses.order(orderNumber)}>
            <img src={photo.thumbnailUrl} alt={photo.description || photo.fileName} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function isPhoto(file: Media): file is Media & { thumbnailUrl: string } {
  return file.fileType === "IMAGE" && typeof file.thumbnailUrl === "string";
}
