import { isOnline } from "../stores/connectivity.ts";
import { texts } from "../texts/index.ts";
import { Icon } from "./icon.tsx";

/** While there is no network. */
export function OfflineBanner() {
  return (
    <div role="status">
      {!isOnline.value && (
        <p class="offline-banner">
          <Icon name="offline" class="small" />
          {texts.value.errors.offline}
        </p>
      )}
    </div>
  );
}
