import { limits } from "../limits.ts";
import { fitWithin, LONGEST_SIDE } from "./fit-within.ts";

const QUALITIES = [0.85, 0.75, 0.6, 0.45];

/** A picture that a browser can decode; drawings that move stay as they are. */
function isPhoto({ type }: File): boolean {
  return type.startsWith("image/") && type !== "image/gif" && type !== "image/svg+xml";
}

/**
 * A photo as it is sent: upright, no side longer than 2560 pixels, JPEG, below the limit. What is
 * small enough and of an accepted type stays as it is, as does what is no photo. Rejects where the
 * picture cannot be read.
 */
export async function shrinkPhoto(file: File): Promise<File> {
  if (!isPhoto(file)) return file;
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const size = fitWithin(bitmap, LONGEST_SIDE);
    const isAccepted = (limits.fileTypes as readonly string[]).includes(file.type);
    if (isAccepted && size.width === bitmap.width && file.size <= limits.fileBytes) return file;
    const blob = await encode(draw(bitmap, size));
    return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: blob.type });
  } finally {
    bitmap.close();
  }
}

function draw(
  bitmap: ImageBitmap,
  { width, height }: { width: number; height: number },
): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot draw.");
  // JPEG has no transparency: paper instead of black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}

/** The best quality that is below the limit. */
async function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  for (const quality of QUALITIES) {
    const blob = await toJpeg(canvas, quality);
    if (blob.size <= limits.fileBytes) return blob;
  }
  throw new Error("The picture stays too large.");
}

/** The canvas as a JPEG. */
export function toJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("No picture."))),
      "image/jpeg",
      quality,
    ),
  );
}
