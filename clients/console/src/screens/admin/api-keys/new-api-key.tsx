import { useState } from "preact/hooks";
import { api } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { CheckList } from "../../../components/check-list.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { TextField } from "../../../components/field.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { SecretDialog } from "../../../components/secret-dialog.tsx";
import { dayOf, endOfDay } from "../../../lib/due.ts";
import { limits } from "../../../limits.ts";
import type { ApiKey, ApiKeyScope } from "../../../model.ts";
import { formatFull } from "../../../texts/format.ts";
import { texts } from "../../../texts/index.ts";
import { dayFromNow, expiryOf } from "./expiry.ts";
import { apiKeyTexts } from "./texts/index.ts";

const SCOPES: readonly ApiKeyScope[] = ["read", "export", "config"];
const USUAL_LIFE = 90; // In days.
const LONGEST_LIFE = 364; // To the last minute of that day it is a year at most.

/** Makes a key, which is shown once. */
export function NewApiKey({
  onCreated,
  onClose,
}: {
  onCreated(apiKey: ApiKey): void;
  onClose(): void;
}) {
  const t = apiKeyTexts.value;
  const [created, setCreated] = useState<{ apiKey: ApiKey; key: string } | null>(null);
  const beginning = { name: "", scopes: "read", expiresAt: dayOf(dayFromNow(USUAL_LIFE)) };
  const form = useForm(beginning, async ({ name, scopes, expiresAt }) => {
    const body = {
      name,
      scopes: SCOPES.filter((scope) => scopes.split(" ").includes(scope)),
      // What is no day is told by the API.
      expiresAt: endOfDay(expiresAt) ?? expiresAt,
    };
    const made = await api.post("/api/v1/admin/api-keys", { body });
    onCreated(made.apiKey);
    setCreated(made);
  });
  if (created) return <ShowKey apiKey={created.apiKey} secret={created.key} onClose={onClose} />;
  return (
    <Dialog title={t.form.title} onClose={onClose}>
      <form class="stack" onSubmit={form.submit} noValidate>
        <TextField
          {...form.field("name")}
          label={t.form.name}
          hint={t.form.nameHint}
          maxLength={limits.name}
          autoComplete="off"
          required
        />
        <CheckList
          {...form.field("scopes")}
          label={t.form.scopes}
          options={SCOPES.map((scope) => ({
            value: scope,
            label: t.scope[scope],
            hint: t.scopeMay[scope],
          }))}
        />
        <TextField
          {...form.field("expiresAt")}
          label={t.form.expires}
          hint={t.form.expiresHint}
          type="date"
          min={dayOf(new Date())}
          max={dayOf(dayFromNow(LONGEST_LIFE))}
          required
        />
        <FormError form={form} />
        <div class="form-actions">
          <Button onClick={onClose}>{texts.value.do.cancel}</Button>
          <Button look="primary" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
            {t.form.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function ShowKey({ apiKey, secret, onClose }: { apiKey: ApiKey; secret: string; onClose(): void }) {
  const t = apiKeyTexts.value.key;
  return (
    <SecretDialog title={t.title(apiKey.name)} label={t.label} secret={secret} onClose={onClose}>
      <p class="soft">
        {t.text}{" "}
        <time title={formatFull(apiKey.expiresAt)}>{expiryOf(apiKey.expiresAt).text}.</time>
      </p>
    </SecretDialog>
  );
}
