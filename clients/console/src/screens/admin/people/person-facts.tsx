import { Fact } from "../../../components/fact.tsx";
import { Ago } from "../../../components/time.tsx";
import type { User } from "../../../model.ts";
import { formatAgo, formatDay, formatFull } from "../../../texts/format.ts";
import { peopleTexts } from "./texts/index.ts";

/** How somebody is reached, and since when they are here. */
export function PersonFacts({ user }: { user: User }) {
  const t = peopleTexts.value.person;
  const { email, phone, emailVerifiedAt } = user;
  const isContact = user.kind === "CONTACT";
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">{t.facts}</h2>
      <dl class="facts">
        <Fact name={t.email} isWide>
          {email ? <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a> : t.none}
          {email && !isContact && (
            <p class="soft small">
              {emailVerifiedAt ? t.verified(formatAgo(emailVerifiedAt)) : t.unverified}
            </p>
          )}
        </Fact>
        <Fact name={t.phone}>{phone ? <a href={`tel:${phone}`}>{phone}</a> : t.none}</Fact>
        <Fact name={t.since}>
          <time dateTime={user.createdAt} title={formatFull(user.createdAt)}>
            {formatDay(user.createdAt)}
          </time>
        </Fact>
        <Fact name={t.changed}>
          <Ago time={user.updatedAt} />
        </Fact>
      </dl>
    </section>
  );
}
