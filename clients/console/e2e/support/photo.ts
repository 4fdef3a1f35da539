import type { Page } from "@playwright/test";

/**
 * A JPEG of noise, as large as a good camera's photos: made in the browser, which has an encoder.
 */
export async function noisyPhoto(page: Page, atLeast: number): Promise<Buffer> {
  const base64 = await page.evaluate(async (wanted) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 4000, height: 3000 });
    const context = canvas.getContext("2d")!;
    const picture = context.createImageData(canvas.width, canvas.height);
    let random = 1;
    for (let at = 0; at < picture.data.length; at += 4) {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
      const light = (random >>> 16) & 0xff;
      picture.data.set([light, light >> 1, 255 - light, 255], at);
    }
    context.putImageData(picture, 0, 0);
    for (const quality of [0.5, 0.7, 0.9, 1]) {
      const blob = await new Promise<Blob | null>((done) =>
        canvas.toBlob(done, "image/jpeg", quality),
      );
      if (blob && blob.size >= wanted) return toBase64(blob);
    }
    throw new Error("The photo stays too small.");

    function toBase64(blob: Blob): Promise<string> {
      return new Promise((done) => {
        const reader = new FileReader();
        reader.onload = () => done(String(reader.result).split(",")[1]!);
        reader.readAsDataURL(blob);
      });
    }
  }, atLeast);
  return Buffer.from(base64, "base64");
}

const TIFF_HEADER = 8;
const ENTRY = 12;
const ASCII = 2;
const LONG = 4;
const RATIONAL = 5;

/**
 * The same JPEG with where it was taken, as phones write it: EXIF with a GPS directory, and a
 * description to find it by.
 */
export function withPlace(jpeg: Buffer, description: string): Buffer {
  const text = Buffer.from(`${description}\0`, "ascii");
  const gpsAt = TIFF_HEADER + 2 + 2 * ENTRY + 4;
  const textAt = gpsAt + 2 + 4 * ENTRY + 4;
  const latitudeAt = textAt + text.length;
  const longitudeAt = latitudeAt + 24;
  const tiff = Buffer.concat([
    Buffer.from("MM\0*\0\0\0\x08", "latin1"),
    directory([
      [0x010e, ASCII, text.length, long(textAt)], // ImageDescription
      [0x8825, LONG, 1, long(gpsAt)], // GPSInfo
    ]),
    directory([
      [0x0001, ASCII, 2, Buffer.from("N\0\0\0")],
      [0x0002, RATIONAL, 3, long(latitudeAt)],
      [0x0003, ASCII, 2, Buffer.from("E\0\0\0")],
      [0x0004, RATIONAL, 3, long(longitudeAt)],
    ]),
    text,
    degrees(52, 31, 12),
    degrees(13, 24, 18),
  ]);
  const content = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0); // APP1
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/** True where bytes say where they were taken, or carry the description. */
export function tellsPlace(bytes: Buffer, description: string): boolean {
  return bytes.includes("Exif\0\0") || bytes.includes(description) || bytes.includes("GPS");
}

function directory(
  entries: readonly (readonly [tag: number, type: number, count: number, value: Buffer])[],
): Buffer {
  const parts = entries.map(([tag, type, count, value]) => {
    const entry = Buffer.alloc(8);
    entry.writeUInt16BE(tag, 0);
    entry.writeUInt16BE(type, 2);
    entry.writeUInt32BE(count, 4);
    return Buffer.concat([entry, value]);
  });
  const count = Buffer.alloc(2);
  count.writeUInt16BE(entries.length);
  return Buffer.concat([count, ...parts, Buffer.alloc(4)]);
}

function degrees(...parts: readonly number[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => [long(part), long(1)]));
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
