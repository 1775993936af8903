import { type Rgb, rgb, smoothstep } from "../engine/colour.ts";
import { clouds, grain, noiseAt, noiseNear } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

export interface ClothOptions {
  readonly colour: string;
  /** Height by width. */
  readonly tall: number;
  readonly seed: number;
  readonly stripes?: { readonly colour: string; readonly every: number; readonly wide: number };
  readonly checks?: { readonly colour: string; readonly every: number };
  /** 0 ironed to 1 thrown down. */
  readonly folds?: number;
}

/** A piece of linen, lying. Soft: meant to be placed at two or three times its size. */
export function cloth(options: ClothOptions): Sprite {
  const { tall, seed, stripes, checks, folds = 0.6 } = options;
  const base = rgb(options.colour);
  const stripe = stripes && rgb(stripes.colour);
  const check = checks && rgb(checks.colour);
  const tile = clouds();
  const weave = grain();
  const width = 360;
  return relief({
    width,
    height: Math.round(width * tall),
    cavity: 0.7,
    shape: (u, v, point, at) => {
      const edge = noiseAt(tile, u * 7 + seed * 23, v * 7 + seed) * 0.03;
      const insideX = 0.95 + edge - Math.abs(u);
      const insideY = tall - 0.05 + edge * 0.8 - Math.abs(v);
      const inside = Math.min(insideX, insideY);
      if (inside < -0.02) return;
      const bend = noiseAt(tile, u * 30 + seed * 41, v * 30);
      const run = u * 34 + v * 52 + bend * 26 + seed * 60;
      const long = noiseAt(tile, run, (v - u) * 13 + seed * 11);
      const across = (u - v * 0.6) * 52 + seed * 5;
      const crossed = Math.abs(noiseAt(tile, across, (v + u * 0.5) * 17 + bend * 14));
      const ridge = 1 - smoothstep(0, 0.42, crossed);
      point.h = folds * (long * 0.12 + ridge * ridge * 0.075 + bend * 0.12);
      const shiftX = u + bend * 0.03 * folds;
      const shiftY = v + long * 0.02 * folds;
      let colour: Rgb = base;
      let part = 0;
      if (stripe && stripes) {
        const inStripe = ((((shiftX + 2) / stripes.every) % 1) + 1) % 1;
        part = smoothstep(stripes.wide, stripes.wide * 0.9, Math.abs(inStripe - 0.5) * 2);
        colour = stripe;
      } else if (check && checks) {
        const cellX = ((shiftX + 4) / checks.every) % 1 < 0.5 ? 0.5 : 0;
        const cellY = ((shiftY + 4) / checks.every) % 1 < 0.5 ? 0.5 : 0;
        part = (cellX + cellY) * 0.92;
        colour = check;
      }
      const thread = 1 + noiseNear(weave, at % width, (at / width) | 0) * 0.05;
      point.r = (base[0] + (colour[0] - base[0]) * part) * thread;
      point.g = (base[1] + (colour[1] - base[1]) * part) * thread;
      point.b = (base[2] + (colour[2] - base[2]) * part) * thread;
      const seam = smoothstep(0.012, 0.004, Math.abs(inside - 0.045));
      point.h -= seam * 0.01;
      point.a = smoothstep(-0.006, 0.006, inside);
    },
  });
}

/** Baking parchment or wrapping paper, creased. */
export function paper(options: {
  colour: string;
  tall: number;
  seed: number;
  creases?: number;
}): Sprite {
  const { tall, seed, creases = 0.5 } = options;
  const base = rgb(options.colour);
  const tile = clouds();
  const width = 360;
  return relief({
    width,
    height: Math.round(width * tall),
    cavity: 0.5,
    shape: (u, v, point) => {
      const torn = noiseAt(tile, (u + v) * 46 + seed * 9, (u - v) * 46) * 0.008;
      const inside = Math.min(0.96 - Math.abs(u), tall - 0.04 - Math.abs(v)) + torn;
      if (inside < -0.02) return;
      const first = Math.abs(noiseAt(tile, u * 16 + seed * 19, v * 16));
      const second = Math.abs(noiseAt(tile, u * 34 + 90, v * 30 + seed * 7));
      point.h = creases * (0.09 * Math.sqrt(first) + 0.03 * Math.sqrt(second));
      const tone = 1 + noiseAt(tile, u * 120, v * 120 + seed) * 0.03;
      point.r = base[0] * tone;
      point.g = base[1] * tone;
      point.b = base[2] * tone;
      point.a = smoothstep(-0.004, 0.004, inside);
    },
  });
}
