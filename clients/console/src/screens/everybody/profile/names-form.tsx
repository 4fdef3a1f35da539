import { api } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { TextField } from "../../../components/field.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { limits } from "../../../limits.ts";
import { user } from "../../../stores/session.ts";
import { tellDone } from "../../../stores/toasts.ts";
import { texts } from "../../../texts/index.ts";

/** Names and phone. */
export function NamesForm() {
  const t = texts.value;
  const { firstName = "", lastName = "", phone = "" } = user.value ?? {};
  const form = useForm({ firstName, lastName, phone: phone ?? "" }, async (values) => {
    const body = { ...values, phone: values.phone.trim() || null };
    const { user: changed } = await api.put("/api/v1/users/profile", { body });
    api.session.replaceUser(changed);
    form.set({ phone: changed.phone ?? "" });
    tellDone(t.profile.saved);
  });
  return (
    <section class="card" aria-labelledby="personal">
      <h2 id="personal">{t.profile.personal}</h2>
      <form class="stack" onSubmit={form.submit} noValidate>
        <div class="field-pair">
          <TextField
            {...form.field("firstName")}
            label={t.auth.firstName}
            autoComplete="given-name"
            maxLength={limits.name}
          />
          <TextField
            {...form.field("lastName")}
            label={t.auth.lastName}
            autoComplete="family-name"
            maxLength={limits.name}
          />
        </div>
        <TextField
          {...form.field("phone")}
          label={t.profile.phone}
          hint={t.profile.phoneHint}
          isOptional
          type="tel"
          inputMode="tel"
          autoComplete="tel"
        />
        <FormError form={form} />
        <div class="form-actions">
          <Button look="primary" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
            {t.do.save}
          </Button>
        </div>
      </form>
    </section>
  );
}
