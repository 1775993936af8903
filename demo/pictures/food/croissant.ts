import { ramp, smoothstep } from "../engine/colour.ts";
import { clouds, noiseAt } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

const BUTTER = ramp("#f6d99a", "#e9b868", "#cf8b3a", "#a86026", "#743c1a", "#4c2813");

/** How far each horn reaches around, in radians. */
const REACH = 1.5;
const TURNS = 7;

/** A croissant from above, its horns towards the bottom: seven overlapping turns of dough. */
export function croissant(seed: number, bake = 0.5): Sprite {
  const tile = clouds();
  const size = 310;
  return relief({
    width: size,
    height: Math.round(size * 0.72),
    cavity: 1.1,
    shape: (u, v, point) => {
      const x = u * 1.12;
      const y = (v - 0.4) * 1.16;
      const angle = Math.atan2(x, -y);
      const along = angle / REACH;
      const left = 1 - along * along;
      if (left <= 0) return;
      const radius = Math.sqrt(x * x + y * y);
      const swell = Math.sqrt(left);
      const wide = 0.07 + 0.37 * left * (0.5 + 0.5 * swell);
      const across = (radius - 0.66 - 0.05 * along * along) / wide;
      if (across * across > 1.15) return;
      const rough = noiseAt(tile, u * 90 + seed * 33, v * 90);
      // The turns lean: their edges are not straight spokes but slant towards the horns.
      const lean = across * 0.16 * (along > 0 ? 1 : -1);
      const turn = (along + lean * (0.4 + left)) * (TURNS / 2) + TURNS / 2 + rough * 0.1;
      const inTurn = turn - Math.floor(turn);
      const outwards = turn < TURNS / 2 ? 1 - inTurn : inTurn;
      const strands = noiseAt(tile, angle * 26 + seed * 10, radius * 300);
      const dome = Math.sqrt(Math.max(0, 1 - across * across));
      const middle = Math.floor(turn) === 3 ? Math.abs(inTurn - 0.5) * 2 : outwards;
      // Each turn lies over the next one outwards: it falls away softly, then ends in a lip.
      const ledge = (1 - middle) * 0.6 + smoothstep(1, 0.84, middle) * 0.4;
      point.h = dome * wide * 0.9 + ledge * 0.075 * dome + rough * 0.012 + strands * 0.004;
      const groove = smoothstep(0.76, 1, middle);
      const ridge = smoothstep(0.55, 0.05, middle);
      const tan = 0.16 + bake * 0.46 + ridge * 0.2 - groove * 0.22 + rough * 0.16 + strands * 0.1;
      const colour = BUTTER(tan + (1 - dome) * 0.14);
      point.r = colour[0];
      point.g = colour[1];
      point.b = colour[2];
      point.gloss = 0.26 + ridge * 0.22;
      point.a = smoothstep(1.03, 0.97, Math.abs(across)) * smoothstep(0, 0.03, left);
    },
  });
}
