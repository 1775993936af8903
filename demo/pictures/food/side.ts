import { ramp, smoothstep } from "../engine/colour.ts";
import { coverage } from "../engine/fields.ts";
import { clouds, noiseAt } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";
import { cut } from "./boule.ts";

const CRUST = ramp("#f0d6a2", "#d9a662", "#b6783c", "#875026", "#512d17");

/** A loaf from the side: a dome on a flat bottom, cut along its back. */
export async function sideLoaf(options: {
  readonly seed: number;
  readonly bake?: number;
  readonly flour?: number;
  /** Height by width. */
  readonly tall?: number;
}): Promise<Sprite> {
  const { seed, bake = 0.5, flour = 0.5, tall = 0.52 } = options;
  const width = 290;
  const height = Math.round(width * tall);
  const cuts = [0, 1, 2]
    .map((i) =>
      cut(
        width * (0.24 + i * 0.2),
        height * 0.5,
        width * (0.36 + i * 0.2),
        height * 0.12,
        -8,
        height * 0.07,
      ),
    )
    .join("");
  const [open, ear] = await Promise.all([
    coverage(cuts, width, height, 1.8),
    coverage(cuts, width, height, 6),
  ]);
  const tile = clouds();
  return relief({
    width,
    height,
    cavity: 1.2,
    shape: (u, v, point, at) => {
      const base = tall * 0.8;
      const wobble = noiseAt(tile, u * 16 + seed * 31, 4) * 0.03;
      const y = (v - base) / (tall * 1.72 + wobble);
      const x = u / 0.96;
      const below = v > base ? (v - base) / (tall * 0.17) : 0;
      const x2 = x * x;
      const swell = x2 * (0.55 + 0.45 * x2);
      const d = v > base ? x2 * x2 + below * below : swell + y * y * Math.sqrt(Math.abs(y));
      if (d > 1.06) return;
      const rough = noiseAt(tile, u * 80 + seed * 40, v * 80);
      const fine = noiseAt(tile, u * 300, v * 300 + seed * 9);
      const split = smoothstep(0.3, 0.8, open.values[at] ?? 0);
      const lip = Math.min(1, (ear.values[at] ?? 0) * 1.9) * (1 - split);
      point.h = Math.sqrt(Math.max(0, 1 - d)) * 0.5 + rough * 0.014 + fine * 0.007 + lip * 0.02;
      const tan = bake * 0.8 + 0.06 + rough * 0.24 + lip * 0.2 + smoothstep(-0.1, 0.4, v) * 0.1;
      const colour = split > 0.5 ? CRUST(bake * 0.34 + fine * 0.18) : CRUST(tan);
      const dust =
        flour *
        (1 - split) *
        (1 - lip) *
        smoothstep(-0.3, 0.9, rough + fine * 0.6 - v * 1.3) *
        smoothstep(1, 0.5, d);
      point.r = colour[0] + (250 - colour[0]) * dust;
      point.g = colour[1] + (243 - colour[1]) * dust;
      point.b = colour[2] + (231 - colour[2]) * dust;
      point.gloss = 0.1;
      point.a = smoothstep(1.02, 0.985, d);
    },
  });
}

/** A braided brioche from the side, shining with egg. */
export function brioche(): Sprite {
  const tile = clouds();
  const tall = 0.42;
  return relief({
    width: 460,
    height: Math.round(460 * tall),
    cavity: 1.3,
    shape: (u, v, point) => {
      const base = tall * 0.84;
      const y = (v - base) / (tall * 1.62);
      const x = u / 0.97;
      const below = v > base ? (v - base) / (tall * 0.13) : 0;
      const x2 = x * x;
      const d = v > base ? x2 * x2 + below * below : Math.sqrt(x2 * x2 * x2 + y * y * Math.abs(y));
      if (d > 1.05) return;
      const rough = noiseAt(tile, u * 60, v * 60);
      const fine = noiseAt(tile, u * 220, v * 220);
      // Three strands: lobes that lean to the right, row over row the other way.
      const row = v < -0.02 ? 0 : 1;
      const lean = row === 0 ? u * 3.4 + v * 3.2 : u * 3.4 - v * 3.2 + 0.5;
      const inLobe = lean - Math.floor(lean);
      const lobe = Math.sqrt(Math.max(0, 4 * inLobe * (1 - inLobe)));
      const seam = smoothstep(0, 0.1, Math.abs(v + 0.02));
      point.h =
        Math.sqrt(Math.max(0, 1 - d)) * 0.34 + lobe * 0.12 * (0.4 + seam * 0.6) + rough * 0.01;
      const tan = CRUST(0.72 - lobe * 0.34 + rough * 0.14 + fine * 0.05 - (1 - seam) * 0.1);
      point.r = tan[0];
      point.g = tan[1];
      point.b = tan[2];
      point.gloss = 0.62;
      point.a = smoothstep(1.02, 0.98, d);
    },
  });
}
