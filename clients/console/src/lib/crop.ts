/** A square of a picture, in its pixels. */
export interface Crop {
  x: number;
  y: number;
  side: number;
}

interface Size {
  width: number;
  height: number;
}

/** The largest square in the middle. */
export function wholeCrop({ width, height }: Size): Crop {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

/** The square moved by so many pixels of the picture, never over its edge. */
export function moveCrop(crop: Crop, by: { x: number; y: number }, size: Size): Crop {
  return within({ ...crop, x: crop.x + by.x, y: crop.y + by.y }, size);
}

/** The square enlarged so many times, around the same middle. */
export function zoomCrop(crop: Crop, zoom: number, size: Size): Crop {
  const side = wholeCrop(size).side / zoom;
  const shift = (crop.side - side) / 2;
  return within({ x: crop.x + shift, y: crop.y + shift, side }, size);
}

function within({ x, y, side }: Crop, { width, height }: Size): Crop {
  const clamp = (value: number, most: number) => Math.min(Math.max(0, value), Math.max(0, most));
  return { x: clamp(x, width - side), y: clamp(y, height - side), side };
}
