import { useState } from "preact/hooks";
import { Button } from "../../../components/button.tsx";
import { CheckField } from "../../../components/check-field.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { TextField } from "../../../components/field.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { isSameQuery, tidyQuery } from "../../../lib/view-list.ts";
import { limits } from "../../../limits.ts";
import { user } from "../../../stores/session.ts";
import { tellDone } from "../../../stores/toasts.ts";
import { changeViews, savedViews } from "../../../stores/views.ts";
import { texts } from "../../../texts/index.ts";
import { staffTexts } from "../texts/index.ts";

/** Beside the filters, where what is chosen is not kept yet. */
export function SaveThisView({ current }: { current: string }) {
  const [isOpen, setOpen] = useState(false);
  const views = savedViews.data.value?.views;
  const isKept = (query: string) => isSameQuery(tidyQuery(query, user.value?.role), current);
  const canSave = views && current !== "" && !views.some(({ query }) => isKept(query));
  return (
    <>
      {canSave && (
        <Button look="quiet" icon="plus" class="save-view" onClick={() => setOpen(true)}>
          {staffTexts.value.views.save}
        </Button>
      )}
      {isOpen && <SaveView query={current.slice(1)} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Keeps a filter under a name. */
function SaveView({ query, onClose }: { query: string; onClose(): void }) {
  const t = staffTexts.value.views;
  const [shared, share] = useState(false);
  const form = useForm({ name: "" }, async ({ name }) => {
    await changeViews((views) => [...views, { name: name.trim(), query, shared }]);
    tellDone(t.saved(name.trim()));
    onClose();
  });
  return (
    <Dialog title={t.save} onClose={onClose}>
      <form class="stack" onSubmit={form.submit} noValidate>
        <TextField
          {...form.field("name")}
          label={t.name}
          hint={t.nameHint}
          maxLength={limits.viewName}
          autoComplete="off"
          required
        />
        {user.value?.role === "ADMIN" && (
          <CheckField
            name="shared"
            label={t.share}
            hint={t.shareHint}
            isChecked={shared}
            onChange={share}
          />
        )}
        <FormError form={form} />
        <div class="form-actions">
          <Button onClick={onClose}>{texts.value.do.cancel}</Button>
          <Button
            look="primary"
            type="submit"
            isBusy={form.isBusy}
            disabled={form.isWaiting || form.values.name.trim() === ""}
          >
            {texts.value.do.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
