import { useState } from "preact/hooks";
import { ApiError } from "@order-tracking/client";
import { addresses } from "../../addresses.ts";
import { api } from "../../api.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { TextField } from "../../components/field.tsx";
import { FormError, useForm } from "../../components/form.tsx";
import { texts } from "../../texts/index.ts";
import { AuthFrame } from "./auth-frame.tsx";

/** Asks for a link to set a new password: by mail, or, where the API sends none, from the shop. */
export function ForgotPassword() {
  const t = texts.value.auth;
  const [answer, setAnswer] = useState<"mailed" | "byShop" | null>(null);
  const form = useForm({ email: "" }, async ({ email }) => setAnswer(await askForLink(email)));
  if (answer) {
    const isMailed = answer === "mailed";
    return (
      <AuthFrame
        title={isMailed ? t.forgotSentTitle : t.forgotByShopTitle}
        text={isMailed ? t.forgotSent : t.forgotByShop}
      >
        <LinkButton href={addresses.signIn}>{t.backToSignIn}</LinkButton>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t.forgotTitle} text={t.forgotText}>
      <form class="stack" onSubmit={form.submit} noValidate>
        <TextField
          {...form.field("email")}
          label={t.email}
          type="email"
          autoComplete="username"
          inputMode="email"
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
          {t.forgotSend}
        </Button>
      </form>
      <p>
        <a href={addresses.signIn}>{t.backToSignIn}</a>
      </p>
    </AuthFrame>
  );
}

async function askForLink(email: string): Promise<"mailed" | "byShop"> {
  try {
    await post("/api/v1/auth/forgot-password", { body: { email } });
    return "mailed";
  } catch (error) {
    const isUnknown = error instanceof ApiError && (error.status === 404 || error.status === 405);
    if (isUnknown) return "byShop";
    throw error;
  }
}

/** An API without mail has no such call, and its document does not name it. */
const post = api.post as unknown as (path: string, init: { body: object }) => Promise<unknown>;
