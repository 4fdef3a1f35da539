import { addresses } from "../../../addresses.ts";
import { LinkButton } from "../../../components/button.tsx";
import { user } from "../../../stores/session.ts";
import { staffTexts } from "../texts/index.ts";

/**
 * The way to the queue, which the list of staff's orders is without; that of administrators has
 * everything.
 */
export function LookInQueue() {
  if (user.value?.role !== "STAFF") return null;
  return (
    <LinkButton icon="queue" href={addresses.queue}>
      {staffTexts.value.queue.lookHere}
    </LinkButton>
  );
}
