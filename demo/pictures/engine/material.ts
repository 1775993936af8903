import type { Material } from "./canvas.ts";
import { ramp, smoothstep } from "./colour.ts";
import { clouds, noiseAt } from "./noise.ts";

/** Planks running across or down, with grain, knots of tone and dark joints. */
export function wood(options: {
  readonly colours: readonly string[];
  readonly plankPx: number;
  readonly down?: boolean;
  readonly seed?: number;
  readonly jointPx?: number;
}): Material {
  const { plankPx, down = false, seed = 1, jointPx = 3 } = options;
  const shades = ramp(...options.colours);
  const tile = clouds();
  return (x, y, out) => {
    const along = down ? y : x;
    const across = down ? x : y;
    const plank = Math.floor((across + seed * 37) / plankPx);
    const inPlank = across + seed * 37 - plank * plankPx;
    const shift = plank * 191 + seed * 53;
    const wave = noiseAt(tile, along * 0.12 + shift, across * 0.35 + shift) * 9;
    const rings = noiseAt(tile, along * 0.035 + shift, (across + wave) * 1.7 + shift * 3);
    const fibre = noiseAt(tile, along * 0.3 + shift, across * 5.1);
    const tone = noiseAt(tile, plank * 61.7, seed * 91) * 0.22;
    const colour = shades(0.5 + tone + rings * 0.34 + fibre * 0.09);
    const edge = Math.min(inPlank, plankPx - inPlank);
    const joint = 0.38 + 0.62 * smoothstep(0, jointPx, edge);
    out[0] = colour[0] * joint;
    out[1] = colour[1] * joint;
    out[2] = colour[2] * joint;
  };
}

/** One colour, unevenly: plaster, paper, paint, slate. */
export function mottled(options: {
  readonly colours: readonly string[];
  /** The size of its clouds in pixels. */
  readonly scalePx?: number;
  readonly strength?: number;
  readonly rough?: number;
  readonly seed?: number;
}): Material {
  const { scalePx = 300, strength = 0.4, rough = 0.1, seed = 0 } = options;
  const shades = ramp(...options.colours);
  const tile = clouds();
  const step = 64 / scalePx;
  return (x, y, out) => {
    const big = noiseAt(tile, x * step + seed * 77, y * step + seed * 31);
    const small = noiseAt(tile, x * 2.3 + seed, y * 2.3);
    const colour = shades(0.5 + big * strength + small * rough);
    out[0] = colour[0];
    out[1] = colour[1];
    out[2] = colour[2];
  };
}

/** Pale stone with thin, branching veins. */
export function marble(colours: readonly string[], vein: string, seed = 0): Material {
  const shades = ramp(...colours);
  const veins = ramp(vein, vein)(0);
  const tile = clouds();
  return (x, y, out) => {
    const warpX = noiseAt(tile, x * 0.11 + seed, y * 0.11) * 60;
    const warpY = noiseAt(tile, x * 0.11 + 200, y * 0.11 + seed) * 60;
    const crack = Math.abs(noiseAt(tile, (x + warpX) * 0.075 + seed, (y * 1.3 + warpY) * 0.075));
    const fine = Math.abs(noiseAt(tile, (x - warpY) * 0.21, (y + warpX) * 0.21 + seed));
    const strength = smoothstep(0.05, 0, crack) * 0.4 + smoothstep(0.03, 0, fine) * 0.18;
    const colour = shades(0.5 + noiseAt(tile, x * 0.09, y * 0.09 + seed) * 0.5);
    out[0] = colour[0] + (veins[0] - colour[0]) * strength;
    out[1] = colour[1] + (veins[1] - colour[1]) * strength;
    out[2] = colour[2] + (veins[2] - colour[2]) * strength;
  };
}
