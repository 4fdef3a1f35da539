import { useState } from "preact/hooks";
import { addresses } from "../../../addresses.ts";
import { Button, LinkButton } from "../../../components/button.tsx";
import { queryOf } from "../../../lib/order-filter.ts";
import type { User } from "../../../model.ts";
import { user as me } from "../../../stores/session.ts";
import { AskLink } from "./ask-link.tsx";
import { ChangeActivity } from "./change-activity.tsx";
import { ChangeRole } from "./change-role.tsx";
import { peopleTexts } from "./texts/index.ts";

type Asked = "role" | "activity" | "link" | null;

/** What was decided, and how many open orders are in their hands. */
interface Outcome {
  said: string;
  openOrders: number;
}

/** What somebody may, and what changes it. */
export function PersonAccess({ user }: { user: User }) {
  const t = peopleTexts.value;
  const [asked, ask] = useState<Asked>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const close = () => ask(null);
  const onDone = (said: string, openOrders: number) => setOutcome({ said, openOrders });
  const isContact = user.kind === "CONTACT";
  return (
    <section class="card" aria-labelledby="access">
      <h2 id="access">{t.person.access}</h2>
      {!isContact && <p class="soft may">{t.roleMay[user.role]}</p>}
      <div class="row">
        {!isContact && <Button onClick={() => ask("role")}>{t.changeRole.do}</Button>}
        <LinkPart user={user} onAsk={() => ask("link")} />
        <Button icon={user.isActive ? "lock" : "check"} onClick={() => ask("activity")}>
          {user.isActive ? t.disable.do : t.enable.do}
        </Button>
      </div>
      <div role="status">{outcome && <Decided user={user} {...outcome} />}</div>
      {asked === "role" && <ChangeRole user={user} onDone={onDone} onClose={close} />}
      {asked === "activity" && <ChangeActivity user={user} onDone={onDone} onClose={close} />}
      {asked === "link" && <AskLink user={user} onClose={close} />}
    </section>
  );
}

/** A password link, but never for oneself, nor for who has no address to sign in with. */
function LinkPart({ user, onAsk }: { user: User; onAsk(): void }) {
  const t = peopleTexts.value.link;
  if (user.id === me.value?.id)
    return (
      <LinkButton icon="person" href={addresses.profile} title={t.never}>
        {t.toProfile}
      </LinkButton>
    );
  if (user.email === null) return <p class="soft small">{t.noAddress}</p>;
  return <Button onClick={onAsk}>{t.do}</Button>;
}

function Decided({ user, said, openOrders }: { user: User } & Outcome) {
  const t = peopleTexts.value.stillOpen;
  return (
    <div class="outcome">
      <p>
        {said} {openOrders > 0 ? t.some(openOrders) : t.none}
      </p>
      {openOrders > 0 && (
        <LinkButton icon="orders" href={addresses.allOrders + queryOf({ assigneeId: user.id })}>
          {t.see}
        </LinkButton>
      )}
    </div>
  );
}
