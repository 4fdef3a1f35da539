import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { texts } from "../texts/index.ts";
import { IconButton } from "./button.tsx";

/** A question or a small form over the page. Escape and a click beside it close it. */
export function Dialog({
  title,
  onClose,
  children,
  class: classes = "",
}: {
  title: string;
  onClose(): void;
  children: ComponentChildren;
  class?: string;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before it is seen: a key that is pressed at once is meant for it.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${classes}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div class="dialog-body stack">
        <header class="row apart dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label={texts.value.do.close} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
