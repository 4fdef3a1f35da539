import { useEffect, useRef, useState } from "preact/hooks";
import type { Media } from "../model.ts";
import { texts } from "../texts/index.ts";
import { IconButton, LinkButton } from "./button.tsx";
import { Icon } from "./icon.tsx";

const SWIPE = 48; // Pixels that make a touch a swipe.

/**
 * Files large, one after another: by arrow keys, by swiping, by buttons. Where there is no preview
 * it offers the download.
 */
export function Lightbox({
  files,
  at,
  onClose,
}: {
  files: readonly Media[];
  at: number;
  onClose(): void;
}) {
  const t = texts.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [index, setIndex] = useState(at);
  const touch = useRef<number | null>(null);
  useEffect(() => dialog.current?.showModal(), []);

  const file = files[Math.min(index, files.length - 1)];
  if (!file) return null;
  const step = (by: number) => setIndex((now) => (now + by + files.length) % files.length);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "ArrowRight") step(forward());
    if (key === "ArrowLeft") step(-forward());
  };
  const lift = (x: number) => {
    const by = touch.current === null ? 0 : x - touch.current;
    touch.current = null;
    if (Math.abs(by) > SWIPE) step(by < 0 ? forward() : -forward());
  };
  const hasSeveral = files.length > 1;
  return (
    <dialog
      ref={dialog}
      class="dialog lightbox"
      aria-label={t.files.viewer}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <div class="lightbox-body">
        <div class="lightbox-bar">
          <span class="lightbox-name" dir="auto">
            {file.fileName}
          </span>
          {hasSeveral && (
            <span class="number small">{t.files.position(index + 1, files.length)}</span>
          )}
          {file.url && (
            <a
              class="icon-button"
              href={file.url}
              download
              aria-label={t.files.download(file.fileName)}
            >
              <Icon name="download" />
            </a>
          )}
          <IconButton icon="close" label={t.do.close} onClick={() => dialog.current?.close()} />
        </div>
        <div
          class="lightbox-stage"
          onPointerDown={({ clientX, isPrimary }) => isPrimary && (touch.current = clientX)}
          onPointerUp={({ clientX }) => lift(clientX)}
          onPointerCancel={() => (touch.current = null)}
        >
          <Preview file={file} />
          {hasSeveral && (
            <>
              <IconButton
                class="lightbox-step previous"
                iconClass="directed"
                icon="previous"
                label={t.do.previous}
                onClick={() => step(-1)}
              />
              <IconButton
                class="lightbox-step next"
                iconClass="directed"
                icon="next"
                label={t.do.next}
                onClick={() => step(1)}
              />
            </>
          )}
        </div>
        <p class="lightbox-caption written" dir="auto" aria-live="polite">
          {file.description}
        </p>
      </div>
    </dialog>
  );
}

function Preview({ file }: { file: Media }) {
  const t = texts.value.files;
  if (file.previewUrl) {
    return (
      <img
        key={file.id}
        src={file.previewUrl}
        alt={file.description || file.fileName}
        draggable={false}
      />
    );
  }
  if (file.fileType === "VIDEO" && file.url) {
    return (
      <video
        key={file.id}
        src={file.url}
        controls
        preload="metadata"
        aria-label={file.description || file.fileName}
      />
    );
  }
  return (
    <div class="empty-state">
      <Icon name="document" class="large" />
      <p>{t.noPreview}</p>
      {file.url && (
        <LinkButton icon="download" href={file.url} download>
          {texts.value.do.download}
        </LinkButton>
      )}
    </div>
  );
}

/** The way of reading. */
function forward(): 1 | -1 {
  return document.documentElement.dir === "rtl" ? -1 : 1;
}
