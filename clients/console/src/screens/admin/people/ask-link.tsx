import { useState } from "preact/hooks";
import { api } from "../../../api.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import type { User } from "../../../model.ts";
import { nameOf } from "../../../stores/people.ts";
import { passwordLink, type PasswordLink } from "./password-link.ts";
import { ShowLink } from "./show-link.tsx";
import { peopleTexts } from "./texts/index.ts";

/** Makes a link for a forgotten password, or for a contact who is to have an account. */
export function AskLink({ user, onClose }: { user: User; onClose(): void }) {
  const t = peopleTexts.value.link;
  const [link, setLink] = useState<PasswordLink | null>(null);
  const params = { path: { id: user.id } };
  const make = async () =>
    setLink(passwordLink(await api.post("/api/v1/admin/users/{id}/password-token", { params })));
  if (link) return <ShowLink name={nameOf(user)} link={link} onClose={onClose} />;
  return (
    <ConfirmDialog
      title={t.askTitle(nameOf(user))}
      confirm={t.submit}
      onConfirm={make}
      onClose={onClose}
    >
      <p class="soft">{user.kind === "CONTACT" ? t.askContact : t.ask}</p>
    </ConfirmDialog>
  );
}
