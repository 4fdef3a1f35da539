import type { ComponentChildren } from "preact";
import { texts } from "../texts/index.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { FormError, useForm } from "./form.tsx";

/** Asks before something is done; what the API says against it is shown here. */
export function ConfirmDialog({
  title,
  confirm,
  isDangerous = false,
  onConfirm,
  onClose,
  children,
}: {
  title: string;
  /** What the button says that does it. */
  confirm: string;
  isDangerous?: boolean;
  onConfirm(): Promise<unknown>;
  onClose(): void;
  /** What will happen. */
  children: ComponentChildren;
}) {
  const form = useForm({}, onConfirm);
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="stack" onSubmit={form.submit} noValidate>
        {children}
        <FormError form={form} />
        <div class="form-actions">
          <Button onClick={onClose}>{texts.value.do.cancel}</Button>
          <Button
            look={isDangerous ? "danger" : "primary"}
            type="submit"
            isBusy={form.isBusy}
            disabled={form.isWaiting}
          >
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
