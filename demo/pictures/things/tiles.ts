import type { Material } from "../engine/canvas.ts";
import { ramp, rgb, smoothstep } from "../engine/colour.ts";
import { clouds, noiseAt } from "../engine/noise.ts";

/** Glazed tiles, each of its own tone, with joints between. */
export function tiles(colours: readonly string[], joint: string, sidePx: number): Material {
  const shades = ramp(...colours);
  const mortar = rgb(joint);
  const tile = clouds();
  return (x, y, out) => {
    const column = Math.floor(x / sidePx);
    const row = Math.floor(y / sidePx);
    const inX = x - column * sidePx;
    const inY = y - row * sidePx;
    const edge = Math.min(inX, inY, sidePx - inX, sidePx - inY);
    const own = noiseAt(tile, column * 83.3, row * 57.1);
    const colour = shades(0.5 + own * 0.5 + noiseAt(tile, x * 0.4, y * 0.4) * 0.16);
    const part = smoothstep(3, 6.5, edge);
    // The glaze is thin where it runs over the rim: a pale line on the lit side.
    const rim = smoothstep(16, 5, Math.min(inX, inY)) * part * 26;
    out[0] = mortar[0] + (colour[0] + rim - mortar[0]) * part;
    out[1] = mortar[1] + (colour[1] + rim - mortar[1]) * part;
    out[2] = mortar[2] + (colour[2] + rim - mortar[2]) * part;
  };
}

const GRASS = ramp("#3f5a2c", "#5b7a3a", "#7f9a4c", "#a3b765");

/** A lawn from above. */
export const grass: Material = (x, y, out) => {
  const tile = clouds();
  const bend = noiseAt(tile, x * 0.1, y * 0.1) * 30;
  const blades = noiseAt(tile, x * 3.1 + bend, y * 0.7 + bend);
  const other = noiseAt(tile, x * 0.9 + y * 1.9, y * 1.3 - x * 0.6);
  const colour = GRASS(
    0.42 + blades * 0.34 + other * 0.3 + noiseAt(tile, x * 0.15, y * 0.15) * 0.2,
  );
  out[0] = colour[0];
  out[1] = colour[1];
  out[2] = colour[2];
};
