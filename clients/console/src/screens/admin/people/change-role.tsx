import { useState } from "preact/hooks";
import { Choice } from "../../../components/choice.tsx";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import type { User } from "../../../model.ts";
import { nameOf } from "../../../stores/people.ts";
import { user as me } from "../../../stores/session.ts";
import { changeRole } from "./judge.ts";
import { ROLES } from "./people-filter.ts";
import { peopleTexts } from "./texts/index.ts";

/** Another role for somebody, after saying what that ends. */
export function ChangeRole({
  user: shown,
  onDone,
  onClose,
}: {
  user: User;
  onDone(said: string, openOrders: number): void;
  onClose(): void;
}) {
  const t = peopleTexts.value;
  // As they were when it was asked: the choice shows at once behind the question.
  const [user] = useState(shown);
  const [role, choose] = useState(user.role);
  const submit = async () => {
    if (role !== user.role) {
      const openOrders = await changeRole(user, role);
      onDone(t.changeRole.done(nameOf(user), t.role[role]), openOrders);
    }
    onClose();
  };
  return (
    <ConfirmDialog
      title={t.changeRole.title(nameOf(user))}
      confirm={t.changeRole.submit}
      isDangerous={role !== user.role}
      onConfirm={submit}
      onClose={onClose}
    >
      <fieldset class="choices">
        <legend class="visually-hidden">{t.person.role}</legend>
        {ROLES.map((of) => (
          <Choice
            key={of}
            type="radio"
            name="role"
            label={t.role[of]}
            hint={t.roleMay[of]}
            isChosen={role === of}
            onChoose={() => choose(of)}
          />
        ))}
      </fieldset>
      <p class="soft">{user.id === me.value?.id ? t.changeRole.endsOwn : t.changeRole.ends}</p>
    </ConfirmDialog>
  );
}
