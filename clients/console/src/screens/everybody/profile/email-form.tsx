import { useState } from "preact/hooks";
import { api } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { PasswordField, TextField } from "../../../components/field.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { user } from "../../../stores/session.ts";
import { tellDone } from "../../../stores/toasts.ts";
import { texts } from "../../../texts/index.ts";

/** The address that one signs in with; a new one asks for the password. */
export function EmailForm() {
  const t = texts.value;
  const [isOpen, open] = useState(false);
  return (
    <section class="card" aria-labelledby="email">
      <div class="row apart">
        <div class="grow">
          <h2 id="email">{t.profile.email}</h2>
          <p class="written" dir="auto">
            {user.value?.email}
          </p>
          <p class="soft small">{t.profile.emailText}</p>
        </div>
        {!isOpen && <Button onClick={() => open(true)}>{t.profile.changeEmail}</Button>}
      </div>
      {isOpen && <NewEmail onClose={() => open(false)} />}
    </section>
  );
}

function NewEmail({ onClose }: { onClose(): void }) {
  const t = texts.value;
  const form = useForm({ email: "", currentPassword: "" }, async (body) => {
    const { user: changed } = await api.put("/api/v1/users/profile", { body });
    api.session.replaceUser(changed);
    tellDone(t.profile.saved);
    onClose();
  });
  return (
    <form class="stack below" onSubmit={form.submit} noValidate>
      <TextField
        {...form.field("email")}
        label={t.profile.newEmail}
        hint={t.profile.emailEnds}
        type="email"
        inputMode="email"
        autoComplete="off"
      />
      <PasswordField
        {...form.field("currentPassword")}
        label={t.profile.emailPassword}
        autoComplete="current-password"
      />
      <FormError form={form} />
      <div class="form-actions">
        <Button onClick={onClose}>{t.do.cancel}</Button>
        <Button look="primary" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
          {t.profile.changeEmail}
        </Button>
      </div>
    </form>
  );
}
