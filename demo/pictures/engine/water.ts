import type { Canvas } from "./canvas.ts";
import { clamp, type Rgb, rgb, smoothstep } from "./colour.ts";
import { clouds, noiseAt } from "./noise.ts";

export interface WaterOptions {
  /** Where the water begins, in pixels from the top. */
  readonly horizon: number;
  /** Its own colour near the horizon and near the eye. */
  readonly far: string;
  readonly near: string;
  /** 0 a mirror, 1 choppy. */
  readonly chop?: number;
  /** How much of what stands above it shows. */
  readonly mirror?: number;
  /** How much water lies in view: larger makes the waves larger. */
  readonly scale?: number;
  /** Moves the waves on; whole numbers are the same moment again. */
  readonly phase?: number;
  /** Colour of the sparkle on the crests. */
  readonly glint?: string;
}

/** Turns everything below the horizon into water that mirrors what is above it. */
export function water(canvas: Canvas, options: WaterOptions): void {
  const { chop = 0.4, mirror = 0.7, scale = 1, phase = 0 } = options;
  const { columns, rows, pixels } = canvas;
  const line = Math.round((options.horizon / canvas.height) * rows);
  const above = pixels.slice(0, line * columns * 3);
  const far = rgb(options.far);
  const near = rgb(options.near);
  const glint = rgb(options.glint ?? "#fff3d6");
  const tile = clouds();
  const depth = rows - line;
  // The tile repeats after 512 steps: so does the moment.
  const drift = phase * 512;
  for (let y = line; y < rows; y++) {
    const t = (y - line) / depth;
    const size = (0.02 + t) * scale;
    const stepX = 0.05 / size;
    const own = mixed(far, near, Math.sqrt(t));
    const show = mirror * (1 - 0.45 * t);
    const wide = chop * (10 + 150 * t * scale);
    for (let x = 0; x < columns; x++) {
      const wave = noiseAt(tile, x * stepX + drift, 64 / size + drift);
      const small = noiseAt(tile, x * stepX * 2.6 - drift, 150 / size);
      const slope = wave * 0.75 + small * 0.55;
      const sy = clamp(line - 1 - (y - line) * 0.92 + slope * wide * 0.8, 0, line - 1) | 0;
      const sx = clamp(x + slope * wide * 0.4, 0, columns - 1) | 0;
      const from = (sy * columns + sx) * 3;
      const to = (y * columns + x) * 3;
      const lift = 1 + slope * chop * 0.3;
      const spark = smoothstep(0.55, 0.95, slope) * chop * 0.7;
      for (let channel = 0; channel < 3; channel++) {
        const base = (own[channel] ?? 0) * lift;
        const seen = base + ((above[from + channel] ?? 0) - base) * show;
        pixels[to + channel] = seen + ((glint[channel] ?? 0) - seen) * spark;
      }
    }
  }
}

function mixed(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}
