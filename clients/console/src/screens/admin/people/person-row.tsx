import { addresses } from "../../../addresses.ts";
import { Avatar } from "../../../components/avatar.tsx";
import type { User } from "../../../model.ts";
import { nameOf, people } from "../../../stores/people.ts";
import { formatDay, formatFull } from "../../../texts/format.ts";
import { PersonBadges } from "./person-badges.tsx";
import { peopleTexts } from "./texts/index.ts";

/** Somebody in a list; leads to their page. */
export function PersonRow({ user: listed }: { user: User }) {
  const t = peopleTexts.value;
  const user = people.value.get(listed.id) ?? listed;
  const name = nameOf(user);
  return (
    <li class="person-row">
      <a href={addresses.person(user.id)}>
        <Avatar name={name} picture={user.profilePicture} />
        <span class="person-row-text">
          <span class="order-row-title" dir="auto">
            {name}
          </span>
          <span class="order-row-facts soft small">
            <span dir="auto">{user.email ?? user.phone ?? t.noAddress}</span>
            <time dateTime={user.createdAt} title={formatFull(user.createdAt)}>
              {t.since(formatDay(user.createdAt))}
            </time>
          </span>
        </span>
        <PersonBadges user={user} />
      </a>
    </li>
  );
}
