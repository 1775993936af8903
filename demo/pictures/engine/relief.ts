import type { Sprite } from "./sprite.ts";

/** What a thing is like at one point. Written anew for each pixel. */
export interface Point {
  /** Height over the table; one unit is half the sprite's width. */
  h: number;
  r: number;
  g: number;
  b: number;
  /** Coverage, 0 to 1. */
  a: number;
  /** 0 matt to 1 wet. */
  gloss: number;
}

export interface ReliefOptions {
  readonly width: number;
  readonly height: number;
  /**
   * Describes the point (u, v): u runs from -1 to 1 across the width, v in the same unit down the
   * height, `at` is the pixel's index. Must also give colours just outside of the shape, for its
   * soft edge; further out it may return at once.
   */
  readonly shape: (u: number, v: number, point: Point, at: number) => void;
  /** How dark hollows get, 0 to about 2. */
  readonly cavity?: number;
}

/** Makes a thing that can be lit from heights and colours. */
export function relief(options: ReliefOptions): Sprite {
  const { width, height, shape } = options;
  const count = width * height;
  const heights = new Float32Array(count);
  const gloss = new Uint8ClampedArray(count);
  const pixels = new Uint8ClampedArray(count * 4);
  const point: Point = { h: 0, r: 0, g: 0, b: 0, a: 0, gloss: 0 };
  const half = width / 2;
  for (let y = 0, at = 0; y < height; y++) {
    const v = (y + 0.5 - height / 2) / half;
    for (let x = 0; x < width; x++, at++) {
      point.gloss = 0;
      point.a = 0;
      shape((x + 0.5) / half - 1, v, point, at);
      heights[at] = point.h * half;
      if (point.a <= 0) continue;
      gloss[at] = point.gloss * 255;
      pixels[at * 4] = point.r;
      pixels[at * 4 + 1] = point.g;
      pixels[at * 4 + 2] = point.b;
      pixels[at * 4 + 3] = point.a * 255;
    }
  }
  const normals = slopes(heights, pixels, width, height, options.cavity ?? 1);
  return { width, height, pixels, normals, gloss };
}

/** Where each point faces; hollows are darkened in `pixels` on the way. */
function slopes(
  heights: Float32Array,
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  cavity: number,
): Int16Array {
  const normals = new Int16Array(width * height * 2);
  const reach = Math.max(2, Math.round(width / 60));
  for (let y = 1; y < height - 1; y++) {
    const row = y * width;
    const farUp = Math.max(0, y - reach) * width;
    const farDown = Math.min(height - 1, y + reach) * width;
    for (let x = 1; x < width - 1; x++) {
      const at = row + x;
      const i = at * 4;
      if (pixels[i + 3] === 0) continue;
      const nx = ((heights[at - 1] ?? 0) - (heights[at + 1] ?? 0)) / 2;
      const ny = ((heights[at - width] ?? 0) - (heights[at + width] ?? 0)) / 2;
      const scale = 16384 / Math.sqrt(nx * nx + ny * ny + 1);
      normals[at * 2] = nx * scale;
      normals[at * 2 + 1] = ny * scale;
      const left = row + Math.max(0, x - reach);
      const right = row + Math.min(width - 1, x + reach);
      const around =
        (heights[left] ?? 0) +
        (heights[right] ?? 0) +
        (heights[farUp + x] ?? 0) +
        (heights[farDown + x] ?? 0);
      const hollow = (((heights[at] ?? 0) - around / 4) / reach) * cavity;
      const light = 1 + (hollow < -0.5 ? -0.5 : Math.min(hollow, 0.16));
      pixels[i] = (pixels[i] ?? 0) * light;
      pixels[i + 1] = (pixels[i + 1] ?? 0) * light;
      pixels[i + 2] = (pixels[i + 2] ?? 0) * light;
    }
  }
  return normals;
}
