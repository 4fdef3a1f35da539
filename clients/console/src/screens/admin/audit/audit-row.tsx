import { addresses } from "../../../addresses.ts";
import { CopyButton } from "../../../components/copy-button.tsx";
import { IconLink } from "../../../components/button.tsx";
import { queryOf } from "../../../lib/order-filter.ts";
import type { AuditEvent } from "../../../model.ts";
import { formatFull, formatMoment } from "../../../texts/format.ts";
import { AuditChanges } from "./audit-changes.tsx";
import type { AuditFilter } from "./audit-filter.ts";
import { AuditSentence } from "./audit-sentence.tsx";
import { auditTexts } from "./texts/index.ts";

/** An event: when, what in words, what it changed, and where the request came from. */
export function AuditRow({
  event,
  names,
  filter,
}: {
  event: AuditEvent;
  names: ReadonlyMap<string, string>;
  filter: AuditFilter;
}) {
  const t = auditTexts.value;
  const { actor, changes, createdAt, sourceAddress, requestId } = event;
  return (
    <li class="audit-event">
      <time class="soft small" dateTime={createdAt} title={formatFull(createdAt)}>
        {formatMoment(createdAt)}
      </time>
      <div class="audit-event-text">
        <p class="audit-said" dir="auto">
          <AuditSentence event={event} names={names} />
        </p>
        {changes && <AuditChanges changes={changes} />}
        <p class="order-row-facts soft small">
          {sourceAddress && <span>{t.address(sourceAddress)}</span>}
          {requestId && <span class="mono">{t.request(requestId)}</span>}
        </p>
      </div>
      <span class="audit-event-actions">
        {requestId && <CopyButton text={requestId} label={t.copyRequest} />}
        {actor && filter.actorId !== actor.id && (
          <IconLink
            icon="filter"
            label={t.onlyOf(actor.name)}
            href={addresses.audit + queryOf({ ...filter, actorId: actor.id })}
          />
        )}
      </span>
    </li>
  );
}
