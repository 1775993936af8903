import type { Box } from "./shadow.ts";
import type { Sprite } from "./sprite.ts";

/** Where light comes from, x to the right, y down, z to the eye; and how much of it is all around. */
export interface Light {
  readonly from: readonly [number, number, number];
  readonly ambient: number;
}

/** A window to the left, a little behind. */
export const WINDOW_LIGHT: Light = { from: [-0.52, -0.58, 0.72], ambient: 0.42 };

/** From a canvas pixel to the sprite's: x' = xx·x + yx·y + x0, y' = xy·x + yy·y + y0. */
export interface Mapping {
  readonly xx: number;
  readonly yx: number;
  readonly x0: number;
  readonly xy: number;
  readonly yy: number;
  readonly y0: number;
}

export interface Target {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

const SOFT_SHINE = shineTable(18, 110);
const WET_SHINE = shineTable(70, 235);

/** Draws a sprite, lit as it lies: its light is turned with it. */
export function blit(
  target: Target,
  source: Sprite,
  box: Box,
  map: Mapping,
  turn: number,
  look: { readonly light: Light; readonly opacity: number; readonly brightness: number },
): void {
  const { pixels: to, width } = target;
  const from = source.pixels;
  const { normals, gloss } = source;
  const row = source.width * 4;
  const normalRow = source.width * 2;
  const [lx, ly, lz] = turned(look.light.from, turn);
  const [hx, hy, hz] = unit(lx, ly, lz + 1);
  const sunPart = (1 - look.light.ambient) / lz;
  const { ambient } = look.light;
  const left = Math.max(0, Math.floor(box.x));
  const right = Math.min(width, Math.ceil(box.x + box.width));
  const bottom = Math.min(target.height, Math.ceil(box.y + box.height));
  const maxX = source.width - 1.001;
  const maxY = source.height - 1.001;
  for (let y = Math.max(0, Math.floor(box.y)); y < bottom; y++) {
    let sx = map.xx * left + map.yx * y + map.x0;
    let sy = map.xy * left + map.yy * y + map.y0;
    for (let x = left; x < right; x++, sx += map.xx, sy += map.xy) {
      if (sx < 0 || sy < 0 || sx >= maxX || sy >= maxY) continue;
      const ix = sx | 0;
      const iy = sy | 0;
      const i = iy * row + ix * 4;
      const fx = sx - ix;
      const fy = sy - iy;
      const w11 = fx * fy;
      const w10 = fx - w11;
      const w01 = fy - w11;
      const w00 = 1 - fx - w01;
      const j = i + row;
      const a00 = (from[i + 3] ?? 0) * w00;
      const a10 = (from[i + 7] ?? 0) * w10;
      const a01 = (from[j + 3] ?? 0) * w01;
      const a11 = (from[j + 7] ?? 0) * w11;
      const alpha = a00 + a10 + a01 + a11;
      if (alpha < 1) continue;
      const n = iy * normalRow + ix * 2;
      const m = n + normalRow;
      const nx =
        ((normals[n] ?? 0) * w00 +
          (normals[n + 2] ?? 0) * w10 +
          (normals[m] ?? 0) * w01 +
          (normals[m + 2] ?? 0) * w11) /
        16384;
      const ny =
        ((normals[n + 1] ?? 0) * w00 +
          (normals[n + 3] ?? 0) * w10 +
          (normals[m + 1] ?? 0) * w01 +
          (normals[m + 3] ?? 0) * w11) /
        16384;
      const nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
      const facing = nx * lx + ny * ly + nz * lz;
      const sun = facing > 0 ? facing * sunPart : 0;
      const bright = (sun + ambient * (0.6 + 0.4 * nz)) * look.brightness;
      const warm = sun > 0.9 ? 1 : sun * 1.11;
      let shine = 0;
      const wet = gloss[iy * source.width + ix] ?? 0;
      if (wet > 0) {
        const toward = nx * hx + ny * hy + nz * hz;
        const spot = toward > 0 ? (toward * 255) | 0 : 0;
        shine =
          ((SOFT_SHINE[spot] ?? 0) * (wet / 255) +
            (wet > 128 ? ((WET_SHINE[spot] ?? 0) * (wet - 128)) / 127 : 0)) *
          look.brightness;
      }
      // Colours are weighed by coverage, so that nothing bleeds in from outside of the shape.
      const share = 1 / alpha;
      const part = (alpha * look.opacity) / 255;
      const d = (y * width + x) * 3;
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
      // Warm where the sun reaches, cool where only the sky does.
      const below = to[d] ?? 0;
      to[d] = below + (r * share * bright * (0.94 + 0.08 * warm) + shine - below) * part;
      const below1 = to[d + 1] ?? 0;
      to[d + 1] = below1 + (g * share * bright + shine * 0.97 - below1) * part;
      const below2 = to[d + 2] ?? 0;
      to[d + 2] = below2 + (b * share * bright * (1.1 - 0.13 * warm) + shine * 0.9 - below2) * part;
    }
  }
}

function turned(from: readonly [number, number, number], turn: number): [number, number, number] {
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  return unit(from[0] * cos + from[1] * sin, from[1] * cos - from[0] * sin, from[2]);
}

function unit(x: number, y: number, z: number): [number, number, number] {
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}

function shineTable(power: number, strength: number): Float32Array {
  return Float32Array.from({ length: 257 }, (_, i) => (i / 255) ** power * strength);
}
