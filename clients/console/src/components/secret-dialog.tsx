import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { useLeaveWarning } from "../lib/use-leave-warning.ts";
import { texts } from "../texts/index.ts";
import { Button } from "./button.tsx";
import { copyText } from "./copy-button.tsx";
import { Dialog } from "./dialog.tsx";
import { Icon } from "./icon.tsx";

/** Shows a link or a key that cannot be shown again; who closes it without a copy is warned. */
export function SecretDialog({
  title,
  label,
  secret,
  onClose,
  children,
}: {
  title: string;
  label: string;
  secret: string;
  onClose(): void;
  /** What it is for, and until when. */
  children: ComponentChildren;
}) {
  const t = texts.value;
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  const [isWarned, warn] = useState(false);
  useLeaveWarning(!isCopied);
  const copy = async () => {
    const isDone = await copyText(secret);
    setCopied(isDone);
    return isDone;
  };
  const copyAndClose = async () => {
    if (await copy()) onClose();
  };
  return (
    <Dialog title={title} onClose={() => (isCopied ? onClose() : warn(true))}>
      {children}
      <div class="field">
        <label for={id}>{label}</label>
        <div class="secret">
          <input
            id={id}
            class="mono"
            dir="ltr"
            readOnly
            value={secret}
            onFocus={({ currentTarget }) => currentTarget.select()}
            onCopy={() => setCopied(true)}
          />
          <Button
            look={isWarned ? "secondary" : "primary"}
            icon={isCopied ? "check" : "copy"}
            onClick={copy}
          >
            {isCopied ? t.do.copied : t.do.copy}
          </Button>
        </div>
        <p class="soft small">{t.secret.once}</p>
      </div>
      {isWarned && !isCopied && (
        <p class="form-error" role="alert">
          <Icon name="alert" />
          {t.secret.uncopied}
        </p>
      )}
      <div class="form-actions">
        {isWarned && !isCopied ? (
          <>
            <Button onClick={onClose}>{t.secret.closeAnyway}</Button>
            <Button look="primary" icon="copy" onClick={copyAndClose}>
              {t.secret.copyAndClose}
            </Button>
          </>
        ) : (
          <Button onClick={() => (isCopied ? onClose() : warn(true))}>{t.do.close}</Button>
        )}
      </div>
    </Dialog>
  );
}
