import { useEffect, useMemo } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { addresses } from "../../addresses.ts";
import { api } from "../../api.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { PasswordField } from "../../components/field.tsx";
import { FormError, useForm } from "../../components/form.tsx";
import { limits } from "../../limits.ts";
import { tellDone } from "../../stores/toasts.ts";
import { texts } from "../../texts/index.ts";
import { AuthFrame } from "./auth-frame.tsx";
import { PasswordStrength } from "./password-strength.tsx";

/** Sets a password by the token of a link. */
export function SetPassword() {
  const t = texts.value.auth;
  const { route } = useLocation();
  const passwordToken = useToken();
  const form = useForm({ newPassword: "" }, async ({ newPassword }) => {
    await api.session.setPassword({ passwordToken, newPassword });
    tellDone(t.setDone);
    route(addresses.signIn, true);
  });
  if (passwordToken === "") {
    return (
      <AuthFrame title={t.setTitle} text={t.setNoToken}>
        <LinkButton href={addresses.forgotPassword}>{t.forgot}</LinkButton>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t.setTitle} text={t.setText}>
      <form class="stack" onSubmit={form.submit} noValidate>
        <PasswordField
          {...form.field("newPassword")}
          label={t.newPassword}
          hint={t.passwordHint}
          autoComplete="new-password"
          maxLength={limits.passwordMost}
          required
        />
        <PasswordStrength
          password={form.values.newPassword}
          error={form.field("newPassword").error}
        />
        <FormError form={form} />
        <Button
          look="primary"
          type="submit"
          class="wide"
          isBusy={form.isBusy}
          disabled={form.isWaiting}
        >
          {t.setPassword}
        </Button>
      </form>
    </AuthFrame>
  );
}

/**
 * The token stands in the fragment, which is sent nowhere, and leaves the address and the history
 * at once.
 */
function useToken(): string {
  const token = useMemo(() => decodeURIComponent(location.hash.slice(1)), []);
  useEffect(() => history.replaceState(history.state, "", location.pathname), []);
  return token;
}
