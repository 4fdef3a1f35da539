import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { TextField } from "../../../components/field.tsx";
import { FormError, useForm } from "../../../components/form.tsx";
import { limits } from "../../../limits.ts";
import { texts } from "../../../texts/index.ts";
import { staffTexts } from "../texts/index.ts";

/** What a file shows, in words. */
export function EditCaption({
  caption,
  onSave,
  onClose,
}: {
  caption: string;
  onSave(caption: string): Promise<void>;
  onClose(): void;
}) {
  const t = staffTexts.value.files;
  const form = useForm({ description: caption }, async ({ description }) => {
    await onSave(description.trim());
    onClose();
  });
  return (
    <Dialog title={t.captionTitle} onClose={onClose}>
      <form class="stack" onSubmit={form.submit} noValidate>
        <TextField
          {...form.field("description")}
          label={t.caption}
          hint={t.captionHint}
          isOptional
          maxLength={limits.caption}
        />
        <FormError form={form} />
        <div class="form-actions">
          <Button onClick={onClose}>{texts.value.do.cancel}</Button>
          <Button look="primary" type="submit" isBusy={form.isBusy} disabled={form.isWaiting}>
            {texts.value.do.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
