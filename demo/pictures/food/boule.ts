import { ramp, smoothstep } from "../engine/colour.ts";
import { coverage } from "../engine/fields.ts";
import { clouds, noiseAt } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

const CRUST = ramp("#eacd98", "#d3a062", "#b17239", "#854d25", "#512d17");

export interface BouleOptions {
  /** SVG strokes in a box of 400 × 400: where the dough was cut. */
  readonly cuts: string;
  readonly seed: number;
  /** 0 pale to 1 nearly burnt. */
  readonly bake?: number;
  readonly flour?: number;
  /** Height by width: 1 for a round one. */
  readonly stretch?: number;
}

/** The sprite is smaller than the box that cuts are given in. */
const SIZE = 340;
const BOX = 400;

/** A crusty loaf from above: flour in the rings of its basket, opened along its cuts. */
export async function boule(options: BouleOptions): Promise<Sprite> {
  const { seed, bake = 0.5, flour = 0.8, stretch = 1 } = options;
  const cuts = `<g transform="scale(${SIZE / BOX})">${options.cuts}</g>`;
  const [cut, ear] = await Promise.all([
    coverage(cuts, SIZE, SIZE, 2),
    coverage(cuts, SIZE, SIZE, 7.6),
  ]);
  const tile = clouds();
  return relief({
    width: SIZE,
    height: SIZE,
    cavity: 1.3,
    shape: (u, v, point, at) => {
      const y = v / stretch;
      const length = Math.sqrt(u * u + y * y);
      const wobble = noiseAt(tile, 60 + (u / length) * 22 + seed * 17, 60 + (y / length) * 22);
      const r = length / (0.92 + wobble * 0.05);
      if (r > 1.03) return;
      const dome = r < 1 ? Math.sqrt(1 - r * r * Math.sqrt(r)) : 0;
      const rough = noiseAt(tile, u * 90 + seed * 40, v * 90);
      const fine = noiseAt(tile, u * 310, v * 310 + seed * 9);
      const open = smoothstep(0.3, 0.8, cut.values[at] ?? 0);
      const lip = Math.min(1, (ear.values[at] ?? 0) * 1.9) * (1 - open);
      const ring = r * 7.4 + rough * 0.32;
      const basket = Math.abs(ring - Math.floor(ring) - 0.5) * 4 - 1;
      point.h =
        dome * 0.52 +
        rough * 0.016 +
        fine * 0.008 +
        basket * 0.0016 +
        lip * 0.02 +
        open * (fine * 0.014 + 0.012);
      const blister = smoothstep(0.25, 0.6, fine + rough * 0.5) * 0.1;
      const tan = bake * 0.72 + 0.1 + r * r * r * 0.14 + rough * 0.24 + lip * 0.22 + blister;
      const colour =
        open > 0.5 ? CRUST(bake * 0.34 + fine * 0.2 + rough * 0.14 - 0.02) : CRUST(tan);
      const dust =
        flour *
        (1 - open) *
        (1 - lip * 0.9) *
        smoothstep(0.98, 0.5, r) *
        smoothstep(-0.75, 1.1, basket * 0.55 + rough * 1.5 + fine * 0.9 + 0.15);
      point.r = colour[0] + (250 - colour[0]) * dust * 0.88;
      point.g = colour[1] + (243 - colour[1]) * dust * 0.88;
      point.b = colour[2] + (231 - colour[2]) * dust * 0.88;
      point.gloss = 0.14 * (1 - dust);
      point.a = smoothstep(1.005, 0.985, r);
    },
  });
}

/** One long cut and four on either side. */
export function leafCuts(): string {
  const side = [0, 1, 2, 3].map((i) => {
    const y = 140 + i * 46;
    const reach = 58 + Math.sin((i + 1) * 0.8) * 34;
    return [
      cut(206, y + 10, 200 + reach, y - 46, 16, 11),
      cut(194, y + 10, 200 - reach, y - 46, -16, 11),
    ].join("");
  });
  return cut(200, 50, 200, 346, 6, 15) + side.join("");
}

export function crossCuts(): string {
  return cut(92, 112, 306, 300, 18, 26) + cut(304, 104, 100, 300, 14, 24);
}

export function bowCut(): string {
  return cut(110, 78, 270, 334, -60, 46);
}

/** A cut from one point to another, bent sideways, widest in its middle, sharp at its ends. */
export function cut(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  bend: number,
  width: number,
): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const nx = -(y2 - y1) / length;
  const ny = (x2 - x1) / length;
  const mx = (x1 + x2) / 2;
  const my = (y1 + y2) / 2;
  const one = bend * 2 + width;
  const two = bend * 2 - width;
  return `<path d="M${x1} ${y1}Q${mx + nx * one} ${my + ny * one} ${x2} ${y2}Q${mx + nx * two} ${my + ny * two} ${x1} ${y1}"/>`;
}
