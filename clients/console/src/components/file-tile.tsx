import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Media } from "../model.ts";
import { keptThumbnail } from "../stores/device/kept-thumbnails.ts";
import { isHeldUp, type Upload } from "../stores/outbox/index.ts";
import { deviceTexts } from "../texts/device/index.ts";
import { formatSize } from "../texts/format.ts";
import { texts } from "../texts/index.ts";
import { IconButton } from "./button.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { useObjectUrl } from "./use-object-url.ts";
import { mayRetry, waitingText } from "./waiting-text.ts";

const ICONS: Record<string, IconName> = { IMAGE: "image", VIDEO: "video", DOCUMENT: "document" };

/** A file that was announced so long ago and is not there most likely never comes. */
const EXPECTED_WITHIN = 5 * 60_000;

/** A file of an order: its picture or its kind; a press opens it. */
export function FileTile({
  file,
  onOpen,
  onRemove,
  onExpired,
  children,
}: {
  file: Media;
  onOpen?(): void;
  onRemove?(): void;
  /** Its address lives for minutes: a fresh one is needed. */
  onExpired?(): void;
  /** What else is said of it. */
  children?: ComponentChildren;
}) {
  const t = texts.value.files;
  const name = file.description || file.fileName;
  const picture = usePicture(file);
  return (
    <figure class="file-tile" data-state={file.state}>
      <button
        type="button"
        class="file-picture"
        aria-label={t.open(name)}
        disabled={!onOpen}
        onClick={onOpen}
      >
        {picture ? (
          <img src={picture} alt="" loading="lazy" onError={onExpired} />
        ) : (
          <Icon name={ICONS[file.fileType] ?? "document"} class="large" />
        )}
      </button>
      <figcaption>
        <span class="file-name" dir="auto" title={file.fileName}>
          {name}
        </span>
        <span class="soft small">
          {file.state === "READY" ? formatSize(file.size) : <FileState file={file} />}
        </span>
      </figcaption>
      {children}
      {onRemove && (
        <IconButton class="file-remove" icon="trash" label={t.remove(name)} onClick={onRemove} />
      )}
    </figure>
  );
}

/** Without an address of the storage, the one that is kept on this device. */
function usePicture({ id, fileType, state, thumbnailUrl }: Media): string | null {
  const [kept, setKept] = useState<Blob | null>(null);
  const isMissing = !thumbnailUrl && fileType !== "DOCUMENT" && state === "READY";
  useEffect(() => {
    if (isMissing) void keptThumbnail(id).then(setKept);
  }, [id, isMissing]);
  const url = useObjectUrl(kept);
  return thumbnailUrl ?? url;
}

function FileState({ file }: { file: Media }) {
  const t = texts.value.files.state;
  if (file.state === "REJECTED")
    return <span class="bad">{file.rejectionReason ?? t.rejected}</span>;
  const hasTime = Date.now() - new Date(file.createdAt).getTime() < EXPECTED_WITHIN;
  return <>{hasTime ? t.checking : t.missing}</>;
}

/** A file on its way: how far it is, and what to do where it did not get through. */
export function UploadTile({
  upload,
  onRetry,
  onDiscard,
}: {
  upload: Upload;
  onRetry(): void;
  onDiscard(): void;
}) {
  const t = texts.value.files;
  const outbox = deviceTexts.value.outbox;
  const { name, state, preview, sent, size, reason } = upload;
  const hasFailed = state === "refused" || state === "rejected";
  return (
    <figure class="file-tile" data-state={state}>
      <span class="file-picture">
        {preview ? <img src={preview} alt="" /> : <Icon name="document" class="large" />}
        {state === "sending" && <progress value={sent} max={size} aria-label={t.state.sending} />}
      </span>
      <figcaption>
        <span class="file-name" dir="auto">
          {name}
        </span>
        <span class={`small ${hasFailed ? "bad" : "soft"}`}>
          {reason ?? (state === "waiting" ? waitingText() : t.state[state])}
        </span>
      </figcaption>
      {(hasFailed || (state === "waiting" && isHeldUp.value)) && (
        <span class="file-remove row">
          {state !== "rejected" && mayRetry(state === "refused") && (
            <IconButton icon="retry" label={outbox.retry(name)} onClick={onRetry} />
          )}
          <IconButton icon="close" label={outbox.discard(name)} onClick={onDiscard} />
        </span>
      )}
    </figure>
  );
}
