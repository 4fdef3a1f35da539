import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { moveCrop, wholeCrop, zoomCrop, type Crop } from "../../../lib/crop.ts";
import { toJpeg } from "../../../lib/shrink-photo.ts";
import { showToast } from "../../../stores/toasts.ts";
import { texts } from "../../../texts/index.ts";

const SIDE = 512; // Pixels that are sent: twice what is shown.
const STEP = 16; // Pixels that an arrow key moves, on the screen.
const MOST_ZOOM = 4;
const QUALITY = 0.9;

const STEPS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** Chooses the square of a picture: by dragging, by arrow keys, by zooming. */
export function CropDialog({
  file,
  onClose,
  onCropped,
}: {
  file: File;
  onClose(): void;
  onCropped(picture: Blob): void;
}) {
  const t = texts.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [bitmap, setBitmap] = useState<ImageBitmap | null>(null);
  const [crop, setCrop] = useState<Crop | null>(null);
  const [zoom, setZoom] = useState(1);
  const from = useRef<{ x: number; y: number } | null>(null);

  useEffect(() => {
    createImageBitmap(file, { imageOrientation: "from-image" }).then(
      (read) => {
        setBitmap(read);
        setCrop(wholeCrop(read));
      },
      () => {
        showToast({ text: t.files.unreadable, tone: "bad" });
        onClose();
      },
    );
  }, [file]);
  useEffect(() => {
    if (!bitmap || !crop) return;
    canvas.current
      ?.getContext("2d")
      ?.drawImage(bitmap, crop.x, crop.y, crop.side, crop.side, 0, 0, SIDE, SIDE);
  }, [bitmap, crop]);

  const move = (x: number, y: number) => {
    if (!bitmap || !crop || !canvas.current) return;
    const scale = crop.side / canvas.current.clientWidth;
    setCrop(moveCrop(crop, { x: x * scale, y: y * scale }, bitmap));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    move(step.x, step.y);
  };
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    if (!from.current) return;
    move(from.current.x - clientX, from.current.y - clientY);
    from.current = { x: clientX, y: clientY };
  };
  const use = async () => canvas.current && onCropped(await toJpeg(canvas.current, QUALITY));
  return (
    <Dialog title={t.profile.cropTitle} onClose={onClose}>
      <canvas
        ref={canvas}
        class="crop"
        width={SIDE}
        height={SIDE}
        tabIndex={0}
        role="img"
        aria-label={t.profile.cropHelp}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => (from.current = null)}
        onPointerCancel={() => (from.current = null)}
      />
      <label class="field">
        {t.profile.zoom}
        <input
          type="range"
          min={1}
          max={MOST_ZOOM}
          step={0.05}
          value={zoom}
          onInput={({ currentTarget }) => {
            setZoom(currentTarget.valueAsNumber);
            if (bitmap && crop) setCrop(zoomCrop(crop, currentTarget.valueAsNumber, bitmap));
          }}
        />
      </label>
      <p class="soft small">{t.profile.cropHelp}</p>
      <div class="form-actions">
        <Button onClick={onClose}>{t.do.cancel}</Button>
        <Button look="primary" disabled={!crop} onClick={() => void use()}>
          {t.profile.usePicture}
        </Button>
      </div>
    </Dialog>
  );
}
