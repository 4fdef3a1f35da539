import { useLocation } from "preact-iso/router";
import { addresses } from "../../addresses.ts";
import { api } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { PasswordField, TextField } from "../../components/field.tsx";
import { FormError, useForm } from "../../components/form.tsx";
import { texts } from "../../texts/index.ts";
import { AuthFrame } from "./auth-frame.tsx";

/** Signs in; what was to be seen is seen then. */
export function SignIn() {
  const t = texts.value.auth;
  const { query } = useLocation();
  const form = useForm({ email: "", password: "" }, (credentials) =>
    api.session.signIn(credentials),
  );
  const next = query["next"] ? `?next=${encodeURIComponent(query["next"])}` : "";
  return (
    <AuthFrame title={t.welcome} text={t.signInText}>
      <form class="stack" onSubmit={form.submit} noValidate>
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
          autoComplete="current-password"
          required
        />
        <FormError form={form} />
        <Button
          look="primary"
          type="submit"
          class="wide"
          isBusy={form.isBusy}
          disabled={form.isWaiting}
        >
          {t.signIn}
        </Button>
        <p>
          <a href={addresses.forgotPassword}>{t.forgot}</a>
        </p>
      </form>
      <p class="soft">
        {t.noAccount} <a href={addresses.register + next}>{t.register}</a>
      </p>
    </AuthFrame>
  );
}
