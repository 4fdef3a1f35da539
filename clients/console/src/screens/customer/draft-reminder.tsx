import { addresses } from "../../addresses.ts";
import { LinkButton } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import type { OrderValues } from "../../lib/order-values.ts";
import { recallDraft } from "../../stores/drafts.ts";
import { texts } from "../../texts/index.ts";
import { NEW_ORDER_DRAFT } from "./new-order-draft.ts";

/** An order that was begun on this device. */
export function DraftReminder() {
  const t = texts.value.home;
  const draft = recallDraft<OrderValues>(NEW_ORDER_DRAFT);
  if (!draft) return null;
  return (
    <aside class="card row apart draft-reminder">
      <p class="row">
        <Icon name="pencil" />
        <span dir="auto">{t.draftText(draft.title || t.untitled)}</span>
      </p>
      <LinkButton href={addresses.newOrder}>{t.continueDraft}</LinkButton>
    </aside>
  );
}
