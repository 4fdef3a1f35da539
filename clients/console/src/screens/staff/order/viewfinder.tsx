import { useEffect, useRef, useState } from "preact/hooks";
import { Button, IconButton } from "../../../components/button.tsx";
import { toJpeg } from "../../../lib/shrink-photo.ts";
import { tellError } from "../../../stores/toasts.ts";
import { texts } from "../../../texts/index.ts";
import { useCamera } from "../camera.ts";
import { staffTexts } from "../texts/index.ts";

const QUALITY = 0.9; // Made smaller once more before it is sent, if need be.

/** The camera, for several photos one after another. */
export function Viewfinder({
  onPhotos,
  onClose,
}: {
  onPhotos(photos: readonly File[]): void;
  onClose(): void;
}) {
  const t = staffTexts.value.camera;
  const dialog = useRef<HTMLDialogElement>(null);
  const { video, state, failure } = useCamera(true);
  const [photos, setPhotos] = useState<readonly File[]>([]);
  useEffect(() => dialog.current?.showModal(), []);

  const take = async () => {
    try {
      const blob = await toJpeg(frameOf(video.current!), QUALITY);
      setPhotos((before) => [
        ...before,
        new File([blob], t.fileName(before.length + 1), { type: blob.type }),
      ]);
    } catch (error) {
      tellError(error);
    }
  };
  const use = () => {
    onPhotos(photos);
    onClose();
  };
  return (
    <dialog ref={dialog} class="dialog lightbox viewfinder" aria-label={t.title} onClose={onClose}>
      <div class="lightbox-body">
        <div class="lightbox-bar">
          <span class="lightbox-name" role="status">
            {photos.length > 0
              ? t.taken(photos.length)
              : state === "starting"
                ? t.starting
                : t.title}
          </span>
          <IconButton
            icon="close"
            label={texts.value.do.close}
            onClick={() => dialog.current?.close()}
          />
        </div>
        <div class="viewfinder-stage">
          <video ref={video} muted playsInline hidden={failure !== null} />
          {failure && <p role="alert">{t[failure]}</p>}
        </div>
        <div class="viewfinder-bar">
          <button
            type="button"
            class="shutter"
            aria-label={t.shutter}
            title={t.shutter}
            disabled={state !== "on"}
            onClick={take}
          />
          {photos.length > 0 && (
            <Button look="primary" icon="check" onClick={use}>
              {t.use(photos.length)}
            </Button>
          )}
        </div>
      </div>
    </dialog>
  );
}

/** What the camera sees at this moment. */
function frameOf(video: HTMLVideoElement): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return canvas;
}
