import type { Material } from "../engine/canvas.ts";
import { ramp, smoothstep } from "../engine/colour.ts";
import { clouds, noiseAt } from "../engine/noise.ts";

const DEPTHS = ramp("#8fc0b4", "#4f9aa0", "#2c7288", "#1c5570");

/** Clear water from high above: green by the shore, blue further out, light playing on it. */
export const seaFromAbove: Material = (x, y, out) => {
  const tile = clouds();
  const bend = noiseAt(tile, x * 0.12, y * 0.12) * 40;
  const deep = y / 1350 + noiseAt(tile, x * 0.06, y * 0.06) * 0.16 + (x / 1080) * 0.1;
  const colour = DEPTHS(deep);
  const web = Math.abs(noiseAt(tile, (x + bend) * 0.34, (y + bend) * 0.34));
  const light = smoothstep(0.1, 0, web) * 22 * (1.2 - deep) + noiseAt(tile, x * 1.1, y * 0.7) * 7;
  out[0] = colour[0] + light;
  out[1] = colour[1] + light;
  out[2] = colour[2] + light * 0.9;
};
