import type { Box } from "./shadow.ts";

/** From a target's pixel to the source's: x' = xx·x + yx·y + x0, y' = xy·x + yy·y + y0. */
export interface Mapping {
  readonly xx: number;
  readonly yx: number;
  readonly x0: number;
  readonly xy: number;
  readonly yy: number;
  readonly y0: number;
}

export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** Draws RGBA pixels, turned and scaled, onto RGB ones. */
export function blit(
  target: Raster,
  source: Raster,
  box: Box,
  map: Mapping,
  opacity: number,
): void {
  const { pixels: to, width } = target;
  const from = source.pixels;
  const row = source.width * 4;
  const left = Math.max(0, Math.floor(box.x));
  const right = Math.min(width, Math.ceil(box.x + box.width));
  const bottom = Math.min(target.height, Math.ceil(box.y + box.height));
  const maxX = source.width - 1.001;
  const maxY = source.height - 1.001;
  for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
    let sx = map.xx * left + map.yx * y + map.x0;
    let sy = map.xy * left + map.yy * y + map.y0;
    let d = (y * width + left) * 3;
    for (let x = left; x < right; x++, sx += map.xx, sy += map.xy, d += 3) {
      if (sx < 0 || sy < 0 || sx >= maxX || sy >= maxY) continue;
      const ix = sx | 0;
      const iy = sy | 0;
      const i = iy * row + ix * 4;
      const j = i + row;
      const fx = sx - ix;
      const fy = sy - iy;
      const w11 = fx * fy;
      const w10 = fx - w11;
      const w01 = fy - w11;
      const w00 = 1 - fx - w01;
      // Colours are weighed by coverage, so that nothing bleeds in from outside of the shape.
      const a00 = (from[i + 3] ?? 0) * w00;
      const a10 = (from[i + 7] ?? 0) * w10;
      const a01 = (from[j + 3] ?? 0) * w01;
      const a11 = (from[j + 7] ?? 0) * w11;
      const alpha = a00 + a10 + a01 + a11;
      if (alpha < 1) continue;
      const share = opacity / 255;
      const rest = 1 - alpha * share;
      const r =
        (from[i] ?? 0) * a00 +
        (from[i + 4] ?? 0) * a10 +
        (from[j] ?? 0) * a01 +
        (from[j + 4] ?? 0) * a11;
      const g =
        (from[i + 1] ?? 0) * a00 +
        (from[i + 5] ?? 0) * a10 +
        (from[j + 1] ?? 0) * a01 +
        (from[j + 5] ?? 0) * a11;
      const b =
        (from[i + 2] ?? 0) * a00 +
        (from[i + 6] ?? 0) * a10 +
        (from[j + 2] ?? 0) * a01 +
        (from[j + 6] ?? 0) * a11;
      to[d] = (to[d] ?? 0) * rest + r * share;
      to[d + 1] = (to[d + 1] ?? 0) * rest + g * share;
      to[d + 2] = (to[d + 2] ?? 0) * rest + b * share;
    }
  }
}
