import { Fact } from "../../components/fact.tsx";
import { Skeleton } from "../../components/states.tsx";
import { fullName } from "../../lib/full-name.ts";
import type { KnownOrder } from "../../model.ts";
import { user } from "../../stores/session.ts";
import { formatDay, formatFull } from "../../texts/format.ts";
import { texts } from "../../texts/index.ts";

/** What was ordered, by whom, for when. */
export function Facts({ order }: { order: KnownOrder }) {
  const t = texts.value.order;
  const { customer, assignee, description, special_instructions: instructions } = order;
  const isOwner = user.value?.id === order.customerId;
  return (
    <section class="card" aria-labelledby="details">
      <h2 id="details">{t.details}</h2>
      {description === undefined ? (
        <Skeleton />
      ) : (
        <dl class="facts">
          <Fact name={t.description} isWide>
            {description ? (
              <Written text={description} />
            ) : (
              <span class="soft">{t.noDescription}</span>
            )}
          </Fact>
          {instructions && (
            <Fact name={t.instructions} isWide>
              <Written text={instructions} />
            </Fact>
          )}
          {!isOwner && <Fact name={t.customer}>{fullName(customer)}</Fact>}
          <Fact name={t.assignee}>
            {assignee ? fullName(assignee) : <span class="soft">{t.nobody}</span>}
          </Fact>
          <Fact name={t.due}>
            {order.estimatedCompletion ? (
              <Day time={order.estimatedCompletion} />
            ) : (
              <span class="soft">{texts.value.time.noDue}</span>
            )}
          </Fact>
          <Fact name={t.placedAt}>
            <Day time={order.createdAt} />
          </Fact>
          {order.completedAt && (
            <Fact name={t.completedAt}>
              <Day time={order.completedAt} />
            </Fact>
          )}
        </dl>
      )}
    </section>
  );
}

function Written({ text }: { text: string }) {
  return (
    <p class="written" dir="auto">
      {text}
    </p>
  );
}

function Day({ time }: { time: string }) {
  return (
    <time dateTime={time} title={formatFull(time)}>
      {formatDay(time)}
    </time>
  );
}
