import sharp from "sharp";
import { coverage } from "./fields.ts";
import { clouds, noiseAt } from "./noise.ts";
import { relief } from "./relief.ts";
import type { Sprite } from "./sprite.ts";

export interface InflateOptions {
  readonly width: number;
  readonly height: number;
  /** How far in from its edge the shape is round, in pixels. */
  readonly roundPx: number;
  /** How high it gets, in parts of `roundPx`. */
  readonly bulge?: number;
  readonly gloss?: number;
  /** Unevenness of the surface, about 0 to 1. */
  readonly rough?: number;
  /** Unevenness of the colour, about 0 to 1. */
  readonly mottle?: number;
  readonly seed?: number;
}

/** A flat drawing made round, so that it can be lit: colours from the SVG, height from its outline. */
export async function inflated(body: string, options: InflateOptions): Promise<Sprite> {
  const { width, height, roundPx, bulge = 1, gloss = 0, rough = 0, mottle = 0, seed = 0 } = options;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
  const [bytes, soft] = await Promise.all([
    sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer(),
    coverage(body, width, height, roundPx / 2),
  ]);
  const high = (roundPx / (width / 2)) * bulge;
  const roughness = rough * 0.03;
  const tile = clouds();
  const busy = rough > 0 || mottle > 0;
  return relief({
    width,
    height,
    shape: (u, v, point, at) => {
      const inside = (soft.values[at] ?? 0) * 2 - 1;
      point.h = inside > 0 ? Math.sqrt(inside * (2 - inside)) * high : 0;
      const alpha = bytes[at * 4 + 3] ?? 0;
      if (alpha === 0) return;
      const bump = busy ? noiseAt(tile, u * 140 + seed * 31, v * 140 + seed * 17) : 0;
      const big = mottle > 0 ? noiseAt(tile, u * 34 + seed * 13, v * 34) : 0;
      point.h += bump * roughness;
      const tone = 1 + (big * 0.6 + bump * 0.4) * mottle;
      point.r = (bytes[at * 4] ?? 0) * tone;
      point.g = (bytes[at * 4 + 1] ?? 0) * tone;
      point.b = (bytes[at * 4 + 2] ?? 0) * tone;
      point.a = alpha / 255;
      point.gloss = gloss;
    },
  });
}
