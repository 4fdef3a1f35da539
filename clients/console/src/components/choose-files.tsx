import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { limits } from "../limits.ts";
import { texts } from "../texts/index.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

/** Other pictures become JPEGs on the device. */
const ACCEPT = ["image/*", ...limits.fileTypes].join(",");

/**
 * Takes files in every way that there is: from the gallery, the camera, by dragging them anywhere,
 * by pasting.
 */
export function ChooseFiles({
  onFiles,
  children,
}: {
  onFiles(files: readonly File[]): void;
  /** One more way. */
  children?: ComponentChildren;
}) {
  const t = texts.value;
  const gallery = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const isOver = useDroppedFiles(onFiles);
  usePastedFiles(onFiles);
  return (
    <div class={`drop-zone no-print ${isOver ? "is-over" : ""}`}>
      <div class="row">
        <Button icon="camera" onClick={() => camera.current?.click()}>
          {t.order.takePhoto}
        </Button>
        {children}
        <Button icon="upload" onClick={() => gallery.current?.click()}>
          {t.place.choose}
        </Button>
      </div>
      <p class="small drop-hint">
        <Icon name="image" class="small" /> {t.place.drop}
      </p>
      <FileInput input={gallery} accept={ACCEPT} onFiles={onFiles} />
      <FileInput input={camera} accept="image/*" capture onFiles={onFiles} />
    </div>
  );
}

function FileInput({
  input,
  accept,
  capture = false,
  onFiles,
}: {
  input: { current: HTMLInputElement | null };
  accept: string;
  capture?: boolean;
  onFiles(files: readonly File[]): void;
}) {
  const t = texts.value;
  return (
    <input
      ref={input}
      type="file"
      hidden
      multiple={!capture}
      accept={accept}
      aria-label={capture ? t.order.takePhoto : t.place.choose}
      {...(capture && { capture: "environment" })}
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])];
        // The same file may be chosen again.
        currentTarget.value = "";
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}

/**
 * True while files are dragged over the page. Without this, one that misses its place would replace
 * the page.
 */
function useDroppedFiles(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const end = new AbortController();
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener("dragover", over, end);
    document.addEventListener("dragleave", leave, end);
    document.addEventListener("drop", drop, end);
    return () => end.abort();
  }, [onFiles]);
  return isOver;
}

function usePastedFiles(onFiles: (files: readonly File[]) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) onFiles(files);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [onFiles]);
}
