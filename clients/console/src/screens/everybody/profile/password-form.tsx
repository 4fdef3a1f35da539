import { useState } from "preact/hooks";
import { api } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { PasswordField } from "../../../components/field.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { limits } from "../../../limits.ts";
import { tellDone } from "../../../stores/toasts.ts";
import { texts } from "../../../texts/index.ts";
import { PasswordStrength } from "../../auth/password-strength.tsx";

/** A new password, for who knows the old one. */
export function PasswordForm() {
  const t = texts.value.profile;
  const [isOpen, open] = useState(false);
  return (
    <section class="card" aria-labelledby="password">
      <div class="row apart">
        <div class="grow">
          <h2 id="password">{t.password}</h2>
          <p class="soft small">{t.passwordEnds}</p>
        </div>
        {!isOpen && <Button onClick={() => open(true)}>{t.changePassword}</Button>}
      </div>
      {isOpen && <NewPassword onClose={() => open(false)} />}
    </section>
  );
}

function NewPassword({ onClose }: { onClose(): void }) {
  const t = texts.value;
  const form = useForm({ currentPassword: "", newPassword: "" }, async (body) => {
    await api.post("/api/v1/users/change-password", { body });
    tellDone(t.profile.passwordChanged);
    onClose();
  });
  return (
    <form class="stack below" onSubmit={form.submit} noValidate>
      <PasswordField
        {...form.field("currentPassword")}
        label={t.profile.currentPassword}
        autoComplete="current-password"
      />
      <PasswordField
        {...form.field("newPassword")}
        label={t.profile.newPassword}
        hint={t.auth.passwordHint}
        autoComplete="new-password"
        maxLength={limits.passwordMost}
      />
      <PasswordStrength
        password={form.values.newPassword}
        error={form.field("newPassword").error}
      />
      <FormError form={form} />
      <div class="form-actions">
        <Button onClick={onClose}>{t.do.cancel}</Button>
        <Button look="primary" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
          {t.profile.changePassword}
        </Button>
      </div>
    </form>
  );
}
