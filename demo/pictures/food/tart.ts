import { ramp, rgb, smoothstep } from "../engine/colour.ts";
import { clouds, noiseAt } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

const SHELL = ramp("#f3d9a6", "#dfae68", "#bf8242", "#8f5729", "#5f3519");

/** A fluted shell with a smooth filling, from above; with `slice` a wedge is missing. */
export function tart(options: {
  readonly filling: string;
  readonly seed: number;
  readonly flutes?: number;
  /** Where the missing wedge begins and ends, in degrees clockwise from the right. */
  readonly slice?: readonly [number, number];
  readonly gloss?: number;
}): Sprite {
  const { seed, flutes = 34, gloss = 0.75, slice } = options;
  const filling = rgb(options.filling);
  const tile = clouds();
  const size = 440;
  return relief({
    width: size,
    height: size,
    cavity: 1.2,
    shape: (u, v, point) => {
      const angle = Math.atan2(v, u);
      const degrees = ((angle * 180) / Math.PI + 360) % 360;
      const wave = Math.cos(angle * flutes);
      const r = Math.sqrt(u * u + v * v);
      const rim = 0.95 + wave * 0.018;
      if (r > rim + 0.02) return;
      const rough = noiseAt(tile, u * 90 + seed * 31, v * 90);
      const wall = smoothstep(0.845, 0.875, r);
      const top = smoothstep(0.84, 0.9, r) * smoothstep(rim + 0.005, rim - 0.05, r);
      point.h = wall * top * 0.13 + wave * 0.012 * wall + 0.03 + rough * wall * 0.012;
      const tan = SHELL(0.3 + rough * 0.2 - wave * 0.12 + (1 - top) * 0.25);
      const tone =
        1 + noiseAt(tile, u * 18 + seed * 3, v * 18) * 0.06 - smoothstep(0.7, 0.86, r) * 0.08;
      point.r = filling[0] * tone + (tan[0] - filling[0] * tone) * wall;
      point.g = filling[1] * tone + (tan[1] - filling[1] * tone) * wall;
      point.b = filling[2] * tone + (tan[2] - filling[2] * tone) * wall;
      if (wall < 1) point.h += noiseAt(tile, u * 12 + seed, v * 12) * 0.008 * (1 - wall);
      point.gloss = (1 - wall) * gloss + 0.05;
      const gone = slice && degrees > slice[0] && degrees < slice[1] ? 0 : 1;
      point.a = smoothstep(rim + 0.006, rim - 0.006, r) * gone;
    },
  });
}

/** A free-form tart: a ragged sugared edge folded over a dark filling. */
export function galette(seed: number, filling: string): Sprite {
  const inner = rgb(filling);
  const tile = clouds();
  const size = 440;
  return relief({
    width: size,
    height: size,
    cavity: 1.4,
    shape: (u, v, point) => {
      const length = Math.sqrt(u * u + v * v);
      const cos = u / length;
      const sin = v / length;
      const ragged = noiseAt(tile, 90 + cos * 36 + seed * 13, 90 + sin * 36);
      const r = length / (0.93 + ragged * 0.05);
      if (r > 1.03) return;
      const fold = noiseAt(tile, 40 + cos * 60 + seed * 7, 40 + sin * 60);
      const edge = 0.6 + fold * 0.08;
      const crust = smoothstep(edge - 0.015, edge + 0.015, r);
      const rough = noiseAt(tile, u * 80 + seed * 21, v * 80);
      const fine = noiseAt(tile, u * 300, v * 300);
      const bulge = Math.max(0, 1 - ((r - 0.8) / 0.21) ** 2);
      const pleat = Math.sin(Math.atan2(v, u) * 9 + fold * 4 + r * 3);
      point.h = crust * (Math.sqrt(bulge) * 0.16 + pleat * 0.03 + rough * 0.014) + 0.02;
      const tan = SHELL(0.3 + rough * 0.22 + r * r * 0.18 - pleat * 0.08);
      const sugar = crust * (fine > 0.42 ? 0.6 : 0);
      point.r = inner[0] + (tan[0] - inner[0]) * crust;
      point.g = inner[1] + (tan[1] - inner[1]) * crust;
      point.b = inner[2] + (tan[2] - inner[2]) * crust;
      point.r += (252 - point.r) * sugar;
      point.g += (248 - point.g) * sugar;
      point.b += (240 - point.b) * sugar;
      point.gloss = crust > 0.5 ? 0.12 : 0.6;
      point.a = smoothstep(1.01, 0.985, r);
    },
  });
}
