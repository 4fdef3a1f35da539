import type { ComponentChildren } from "preact";
import { fullName } from "../../../lib/full-name.ts";
import type { KnownOrder } from "../../../model.ts";
import { formatDay } from "../../../texts/format.ts";
import { staffTexts } from "../texts/index.ts";
import { OrderCode } from "./order-code.tsx";

/** A5, upright: goes with the work through the shop. */
export function JobTicket({ order }: { order: KnownOrder }) {
  const t = staffTexts.value.print;
  const { assignee, description, special_instructions: instructions } = order;
  return (
    <article class="paper job-ticket" aria-label={t.jobTicket}>
      <header>
        <div>
          <p class="paper-kind">{t.jobTicket}</p>
          <p class="paper-number mono">{order.orderNumber}</p>
          <h2 dir="auto">{order.title}</h2>
        </div>
        <figure>
          <OrderCode order={order} />
          <figcaption>{t.scan}</figcaption>
        </figure>
      </header>
      <dl>
        <Fact name={t.customer}>{fullName(order.customer)}</Fact>
        <Fact name={t.due}>
          {order.estimatedCompletion ? formatDay(order.estimatedCompletion) : t.noDue}
        </Fact>
        <Fact name={t.placed}>{formatDay(order.createdAt)}</Fact>
        {assignee && <Fact name={t.assignee}>{fullName(assignee)}</Fact>}
      </dl>
      {instructions && <Written name={t.instructions} text={instructions} isMarked />}
      {description && <Written name={t.description} text={description} />}
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function Written({
  name,
  text,
  isMarked = false,
}: {
  name: string;
  text: string;
  isMarked?: boolean;
}) {
  return (
    <section class={isMarked ? "paper-marked" : ""}>
      <h3>{name}</h3>
      <p class="written" dir="auto">
        {text}
      </p>
    </section>
  );
}
