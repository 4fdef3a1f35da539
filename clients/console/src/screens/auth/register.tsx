import { useLocation } from "preact-iso/router";
import { addresses } from "../../addresses.ts";
import { api } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { PasswordField, TextField } from "../../components/field.tsx";
import { FormError, useForm } from "../../components/form.tsx";
import { limits } from "../../limits.ts";
import { texts } from "../../texts/index.ts";
import { AuthFrame } from "./auth-frame.tsx";
import { PasswordStrength } from "./password-strength.tsx";

const NOTHING = { firstName: "", lastName: "", email: "", password: "" };

/** Makes an account of a customer, who is signed in then. */
export function Register() {
  const t = texts.value.auth;
  const { query } = useLocation();
  const form = useForm(NOTHING, (account) => api.session.register(account));
  const next = query["next"] ? `?next=${encodeURIComponent(query["next"])}` : "";
  return (
    <AuthFrame title={t.registerTitle} text={t.registerText}>
      <form class="stack" onSubmit={form.submit} noValidate>
        <TextField
          {...form.field("firstName")}
          label={t.firstName}
          autoComplete="given-name"
          maxLength={limits.name}
          required
        />
        <TextField
          {...form.field("lastName")}
          label={t.lastName}
          hint={t.lastNameHint}
          autoComplete="family-name"
          maxLength={limits.name}
        />
        <TextField
          {...form.field("email")}
          label={t.email}
          type="email"
          autoComplete="username"
          inputMode="email"
          required
        />
        <PasswordField
          {...form.field("password")}
          label={t.password}
          hint={t.passwordHint}
          autoComplete="new-password"
          maxLength={limits.passwordMost}
          required
        />
        <PasswordStrength password={form.values.password} error={form.field("password").error} />
        <FormError form={form} />
        <Button
          look="primary"
          type="submit"
          class="wide"
          isBusy={form.isBusy}
          disabled={form.isWaiting}
        >
          {t.register}
        </Button>
      </form>
      <p class="soft">
        {t.hasAccount} <a href={addresses.signIn + next}>{t.signIn}</a>
      </p>
    </AuthFrame>
  );
}
