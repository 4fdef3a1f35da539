import { addresses } from "../addresses.ts";
import { isAway, isOnline } from "../stores/connectivity.ts";
import { deviceTexts } from "../texts/device/index.ts";
import { texts } from "../texts/index.ts";
import { Icon } from "./icon.tsx";

/** While there is no network, or no answer of the shop. */
export function OfflineBanner() {
  const t = deviceTexts.value.kept;
  const isShown = !isOnline.value || isAway.value;
  return (
    <div role="status">
      {isShown && (
        <p class="offline-banner">
          <Icon name="offline" class="small" />
          <span>
            {isOnline.value ? t.unreachable : texts.value.errors.offline}{" "}
            <a href={addresses.onDevice}>{t.title}</a>
          </span>
        </p>
      )}
    </div>
  );
}
