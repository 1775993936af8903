import type { Canvas } from "./canvas.ts";
import { clamp, type Rgb } from "./colour.ts";
import { CELL, type LowMap, lowMap, mixRows } from "./low-map.ts";
import { grain } from "./noise.ts";

export interface GradeOptions {
  /** Where the light falls brightest, parts of the width and height. */
  readonly light?: readonly [number, number];
  /** How much brighter it is there and darker away from it. */
  readonly falloff?: number;
  readonly vignette?: number;
  /** Multiplies each colour. */
  readonly tint?: Rgb;
  readonly exposure?: number;
  /** 0 straight, 1 a strong S. */
  readonly contrast?: number;
  /** How far black is lifted, 0 to 255. */
  readonly fade?: number;
  readonly saturation?: number;
}

/** The curves' tables begin this far below black, so that grain needs no clamping. */
const BELOW = 64;
const CURVE_LENGTH = 576;

/** The last step: the light in the room, the film's curve, its grain. */
export function grade(canvas: Canvas, options: GradeOptions = {}): void {
  const { saturation = 0.9 } = options;
  const { columns: width, rows: height } = canvas;
  const pixels = new Uint8Array(
    canvas.pixels.buffer,
    canvas.pixels.byteOffset,
    canvas.pixels.length,
  );
  const map = roomLight(width, height, options);
  const [red, green, blue] = curves(options);
  const film = grain();
  const strength = canvas.grain;
  const row = new Float32Array(map.columns + 1);
  const top = CURVE_LENGTH - 1;
  for (let y = 0, i = 0; y < height; y++) {
    mixRows(map, y, row);
    const filmRow = (y & 511) << 9;
    for (let x = 0; x < width; x++, i += 3) {
      const gx = x / CELL;
      const column = gx | 0;
      const a = row[column] ?? 0;
      const light = a + ((row[column + 1] ?? 0) - a) * (gx - column);
      const r = (pixels[i] ?? 0) * light;
      const g = (pixels[i + 1] ?? 0) * light;
      const b = (pixels[i + 2] ?? 0) * light;
      const grey = (r * 0.3 + g * 0.59 + b * 0.11) * (1 - saturation);
      const speck = (film[filmRow | (x & 511)] ?? 0) * strength + BELOW + grey;
      pixels[i] = red[Math.min(top, (r * saturation + speck) | 0)] ?? 0;
      pixels[i + 1] = green[Math.min(top, (g * saturation + speck) | 0)] ?? 0;
      pixels[i + 2] = blue[Math.min(top, (b * saturation + speck) | 0)] ?? 0;
    }
  }
}

function roomLight(width: number, height: number, options: GradeOptions): LowMap {
  const { light = [0.22, 0.16], falloff = 0.24, vignette = 0.16 } = options;
  const map = lowMap(0, 0, width, height);
  const tall = height / width;
  for (let row = 0, at = 0; row < map.rows; row++) {
    const v = (row * CELL) / height;
    const awayY = (v - light[1]) * tall;
    for (let column = 0; column < map.columns; column++, at++) {
      const u = (column * CELL) / width;
      const away = Math.sqrt((u - light[0]) * (u - light[0]) + awayY * awayY);
      const edge = Math.sqrt((u - 0.5) * (u - 0.5) + (v - 0.5) * (v - 0.5)) * 1.4 - 0.35;
      const corner = edge > 0 ? edge * Math.sqrt(edge) : 0;
      map.values[at] = 1 + falloff * (0.45 - Math.min(1.3, away)) - vignette * corner;
    }
  }
  return map;
}

/** Tables in which what is brighter than white rolls off instead of being cut. */
function curves(options: GradeOptions): [Uint8Array, Uint8Array, Uint8Array] {
  const { tint = [1, 1, 1], exposure = 1, contrast = 0.25, fade = 8 } = options;
  const one = (factor: number): Uint8Array =>
    Uint8Array.from({ length: CURVE_LENGTH }, (_, i) => {
      let t = (Math.max(0, i - BELOW) / 255) * exposure * factor;
      if (t > 0.8) t = 0.8 + (1 - Math.exp(-(t - 0.8) / 0.26)) * 0.21;
      t = clamp(t, 0, 1);
      t += (t * t * (3 - 2 * t) - t) * contrast;
      return Math.min(255, fade + t * (255 - fade));
    });
  return [one(tint[0]), one(tint[1]), one(tint[2])];
}
