import { Icon } from "../../../components/icon.tsx";
import type { User } from "../../../model.ts";
import { user as me } from "../../../stores/session.ts";
import { peopleTexts } from "./texts/index.ts";

/** What somebody is here: their role, or a contact; kept out; oneself. */
export function PersonBadges({ user }: { user: User }) {
  const t = peopleTexts.value;
  const isContact = user.kind === "CONTACT";
  return (
    <span class="person-badges">
      {user.id === me.value?.id && <span class="badge plain">{t.you}</span>}
      {!user.isActive && (
        <span class="badge" data-tone="bad">
          <Icon name="lock" class="small" />
          {t.disabled}
        </span>
      )}
      <span class="badge plain" data-person={isContact ? "CONTACT" : user.role}>
        {isContact ? t.contact : (t.role[user.role] ?? user.role)}
      </span>
    </span>
  );
}
