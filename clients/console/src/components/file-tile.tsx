import type { ComponentChildren } from "preact";
import type { Media } from "../model.ts";
import type { Upload } from "../stores/uploads.ts";
import { formatSize } from "../texts/format.ts";
import { texts } from "../texts/index.ts";
import { IconButton } from "./button.tsx";
import { Icon, type IconName } from "./icon.tsx";

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
  return (
    <figure class="file-tile" data-state={file.state}>
      <button
        type="button"
        class="file-picture"
        aria-label={t.open(name)}
        disabled={!onOpen}
        onClick={onOpen}
      >
        {file.thumbnailUrl ? (
          <img src={file.thumbnailUrl} alt="" loading="lazy" onError={onExpired} />
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
  const { name, state, preview, sent, size, reason } = upload;
  const hasFailed = state === "failed" || state === "rejected";
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
        <span class={`small ${hasFailed ? "bad" : "soft"}`}>{reason ?? t.state[state]}</span>
      </figcaption>
      {hasFailed && (
        <span class="file-remove row">
          {state === "failed" && (
            <IconButton icon="retry" label={t.retry(name)} onClick={onRetry} />
          )}
          <IconButton icon="close" label={t.discard(name)} onClick={onDiscard} />
        </span>
      )}
    </figure>
  );
}
