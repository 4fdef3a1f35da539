import { useState } from "preact/hooks";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import type { User } from "../../../model.ts";
import { nameOf } from "../../../stores/people.ts";
import { user as me } from "../../../stores/session.ts";
import { changeActivity } from "./judge.ts";
import { peopleTexts } from "./texts/index.ts";

/** Keeps somebody out, or lets them in again, after saying what that means. */
export function ChangeActivity({
  user: shown,
  onDone,
  onClose,
}: {
  user: User;
  onDone(said: string, openOrders: number): void;
  onClose(): void;
}) {
  const t = peopleTexts.value;
  const [user] = useState(shown);
  const of = user.isActive ? t.disable : t.enable;
  const name = nameOf(user);
  const submit = async () => {
    onDone(of.done(name), await changeActivity(user, !user.isActive));
    onClose();
  };
  return (
    <ConfirmDialog
      title={of.title(name)}
      confirm={of.submit}
      isDangerous={user.isActive}
      onConfirm={submit}
      onClose={onClose}
    >
      <p class="soft">{of.text}</p>
      {user.isActive && user.id === me.value?.id && <p>{t.disable.own}</p>}
    </ConfirmDialog>
  );
}
