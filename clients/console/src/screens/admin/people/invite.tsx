import { ApiError } from "@order-tracking/client";
import { useState } from "preact/hooks";
import { api } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { SelectField, TextField } from "../../../components/field.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { limits } from "../../../limits.ts";
import type { User } from "../../../model.ts";
import { nameOf, putPeople } from "../../../stores/people.ts";
import { texts } from "../../../texts/index.ts";
import { passwordLink, type PasswordLink } from "./password-link.ts";
import { ShowLink } from "./show-link.tsx";
import { peopleTexts } from "./texts/index.ts";

const NOBODY = { firstName: "", lastName: "", email: "", role: "STAFF" };

/** Invites somebody to work here; the link that lets them in is shown once. */
export function Invite({ onInvited, onClose }: { onInvited(user: User): void; onClose(): void }) {
  const t = peopleTexts.value;
  const [made, setMade] = useState<{ name: string; link: PasswordLink } | null>(null);
  const form = useForm(NOBODY, async (body) => {
    const invited = await api.post("/api/v1/admin/users", { body }).catch(besideTheAddress);
    putPeople([invited.user]);
    onInvited(invited.user);
    setMade({ name: nameOf(invited.user), link: passwordLink(invited) });
  });
  if (made) return <ShowLink {...made} onClose={onClose} />;
  const role = form.values.role === "ADMIN" ? "ADMIN" : "STAFF";
  return (
    <Dialog title={t.invite.title} onClose={onClose}>
      <p class="soft">{t.invite.text}</p>
      <form class="stack" onSubmit={form.submit} noValidate>
        <div class="field-pair">
          <TextField
            {...form.field("firstName")}
            label={t.invite.firstName}
            maxLength={limits.name}
            autoComplete="off"
            required
          />
          <TextField
            {...form.field("lastName")}
            label={t.invite.lastName}
            maxLength={limits.name}
            autoComplete="off"
            isOptional
          />
        </div>
        <TextField
          {...form.field("email")}
          label={t.invite.email}
          type="email"
          inputMode="email"
          autoComplete="off"
          required
        />
        <SelectField
          {...form.field("role")}
          label={t.invite.role}
          hint={t.roleMay[role]}
          options={[
            ["STAFF", t.role.STAFF],
            ["ADMIN", t.role.ADMIN],
          ]}
        />
        <FormError form={form} />
        <div class="form-actions">
          <Button onClick={onClose}>{texts.value.do.cancel}</Button>
          <Button look="primary" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
            {t.invite.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** An address that is taken is said beside it. */
function besideTheAddress(error: unknown): never {
  if (!(error instanceof ApiError) || error.code !== "EMAIL_TAKEN") throw error;
  const { status, code, message, requestId } = error;
  const details = [{ field: "email", message: peopleTexts.peek().invite.taken }];
  throw new ApiError({ status, code, message, requestId, details });
}
