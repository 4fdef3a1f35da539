import { deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const RGB = 2;

/**
 * A picture of a colour that gets darker downwards: small, real, and a different one for each hue.
 */
export function png(hue: number, width = 480, height = 360): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, RGB], 8);
  const rows = Array.from({ length: height }, (_, y) => row(hue, width, 1 - (0.7 * y) / height));
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function row(hue: number, width: number, light: number): Buffer {
  const colour = [0, 120, 240].map((turn) => 0.5 + 0.4 * Math.cos(((hue - turn) * Math.PI) / 180));
  const pixel = Buffer.from(colour.map((part) => Math.round(255 * part * light)));
  return Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => pixel)]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return ~crc >>> 0;
}
