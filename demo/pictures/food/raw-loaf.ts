import { ramp, smoothstep } from "../engine/colour.ts";
import { coverage } from "../engine/fields.ts";
import { clouds, noiseAt } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

const DOUGH = ramp("#d8c39a", "#e9d8b4", "#f4e9cf");
const SIZE = 400;

/** A round of dough, floured, from above, with cuts as SVG in a box of 400 × 400. */
export async function rawLoaf(cuts: string): Promise<Sprite> {
  const [cut, near] = await Promise.all([
    coverage(cuts, SIZE, SIZE, 2),
    coverage(cuts, SIZE, SIZE, 8),
  ]);
  const tile = clouds();
  return relief({
    width: SIZE,
    height: SIZE,
    cavity: 1.1,
    shape: (u, v, point, at) => {
      const r = Math.sqrt(u * u + v * v) / (0.93 + noiseAt(tile, u * 9, v * 9) * 0.02);
      if (r > 1.03) return;
      const dome = r < 1 ? Math.sqrt(1 - r * r * Math.sqrt(r)) : 0;
      const rough = noiseAt(tile, u * 80, v * 80);
      const fine = noiseAt(tile, u * 300, v * 300);
      const open = smoothstep(0.25, 0.8, cut.values[at] ?? 0);
      const lip = Math.min(1, (near.values[at] ?? 0) * 1.7) * (1 - open);
      const ring = r * 7.2 + rough * 0.3;
      const basket = Math.abs(ring - Math.floor(ring) - 0.5) * 4 - 1;
      point.h =
        dome * 0.5 + rough * 0.01 + fine * 0.006 + basket * 0.002 + lip * 0.025 - open * 0.035;
      const colour = DOUGH(0.5 + rough * 0.3 + fine * 0.14 - open * 0.4);
      const dust =
        (1 - open) * smoothstep(-0.8, 0.9, basket * 0.7 + rough * 1.1 + fine * 0.7) * 0.8;
      point.r = colour[0] + (252 - colour[0]) * dust;
      point.g = colour[1] + (247 - colour[1]) * dust;
      point.b = colour[2] + (237 - colour[2]) * dust;
      point.gloss = open * 0.3;
      point.a = smoothstep(1.005, 0.985, r);
    },
  });
}
