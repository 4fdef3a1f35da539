import { isOutOfReach } from "../stores/connectivity.ts";
import { isHeldUp } from "../stores/outbox/index.ts";
import { deviceTexts } from "../texts/device/index.ts";
import { texts } from "../texts/index.ts";

/** Why something that is to be sent is not being sent. */
export function waitingText(): string {
  const t = deviceTexts.value.outbox;
  if (isOutOfReach()) return t.offline;
  return isHeldUp.value ? t.again : texts.value.files.state.waiting;
}

/** True where it helps to ask for a try: not while there is no network. */
export function mayRetry(isRefused: boolean): boolean {
  return isRefused || (isHeldUp.value && !isOutOfReach());
}
