import { ramp, smoothstep } from "../engine/colour.ts";
import { coverage } from "../engine/fields.ts";
import { clouds, noiseAt } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";
import { cut } from "./boule.ts";

const CRUST = ramp("#f0d6a2", "#dca964", "#bd7c3c", "#8c5228", "#542f18");

/** A long loaf with slanting cuts, lying along the width. */
export async function baguette(options: {
  readonly seed: number;
  readonly bake?: number;
  readonly flour?: number;
  /** Height by width of the sprite: thick for a bâtard. */
  readonly thick?: number;
}): Promise<Sprite> {
  const { seed, bake = 0.45, flour = 0.25, thick = 0.17 } = options;
  const width = 560;
  const height = Math.round(width * thick);
  const count = thick > 0.3 ? 4 : 6;
  const cuts = Array.from({ length: count }, (_, i) => {
    const x = width * 0.1 + (i * width * 0.8) / count;
    const long = (width * 0.98) / count;
    return cut(x, height * 0.66, x + long, height * 0.32, -height * 0.06, height * 0.13);
  }).join("");
  const [open, ear] = await Promise.all([
    coverage(cuts, width, height, 1.6),
    coverage(cuts, width, height, 5),
  ]);
  const tile = clouds();
  return relief({
    width,
    height,
    cavity: 1.2,
    shape: (u, v, point, at) => {
      const taper = 1 - u * u * u * u * u * u;
      const bend = noiseAt(tile, u * 9 + seed * 29, seed * 7) * 0.012;
      const wide = thick * (0.8 + 0.1 * noiseAt(tile, u * 14 + seed * 11, 40)) * Math.sqrt(taper);
      const y = (v - bend) / wide;
      const end = Math.abs(u) - 0.97;
      if (y * y > 1.2 || end > 0) return;
      const dome = Math.sqrt(Math.max(0, 1 - y * y)) * wide;
      const rough = noiseAt(tile, u * 120 + seed * 40, v * 120);
      const fine = noiseAt(tile, u * 360, v * 360 + seed * 9);
      const split = smoothstep(0.3, 0.8, open.values[at] ?? 0);
      const lip = Math.min(1, (ear.values[at] ?? 0) * 1.9) * (1 - split);
      point.h = dome * 0.85 + rough * 0.006 + fine * 0.004 + lip * 0.012 + split * fine * 0.008;
      const tan = bake + 0.05 + y * y * 0.16 + rough * 0.22 + lip * 0.25 + u * u * 0.16;
      const colour = split > 0.5 ? CRUST(bake * 0.35 + fine * 0.16 + rough * 0.12) : CRUST(tan);
      const dust =
        flour * (1 - split) * smoothstep(-0.2, 0.9, rough + fine * 0.6 + 0.2) * (1 - y * y);
      point.r = colour[0] + (250 - colour[0]) * dust;
      point.g = colour[1] + (243 - colour[1]) * dust;
      point.b = colour[2] + (231 - colour[2]) * dust;
      point.gloss = 0.12;
      point.a = smoothstep(1.02, 0.96, Math.abs(y)) * smoothstep(0, -0.012, end);
    },
  });
}
