import { ramp, rgb, smoothstep } from "../engine/colour.ts";
import { clouds, noiseAt } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

/** A lighthouse: white tower with two red bands, gallery, lamp, red cap. */
export function lighthouse(): Sprite {
  const white = rgb("#efe9dd");
  const red = rgb("#b03c2c");
  const tile = clouds();
  return relief({
    width: 200,
    height: 640,
    cavity: 0.4,
    shape: (u, v, point) => {
      const t = (v + 3.2) / 6.4;
      let radius = 0;
      let colour = white;
      let gloss = 0.1;
      if (t < 0.02) radius = 0.03;
      else if (t < 0.09) {
        radius = 0.5 * smoothstep(0.02, 0.085, t);
        colour = red;
      } else if (t < 0.165) {
        radius = 0.36;
        colour = [255, 224, 158];
        gloss = 0.6;
      } else if (t < 0.185) {
        radius = 0.68;
        colour = rgb("#3a3d40");
      } else {
        radius = 0.46 + (t - 0.185) * 0.5;
        const band = (t > 0.3 && t < 0.46) || (t > 0.62 && t < 0.78);
        colour = band ? red : white;
      }
      const x = u / radius;
      if (x * x > 1.05) return;
      const grime = noiseAt(tile, u * 30, v * 14) * 0.06 + noiseAt(tile, u * 90, v * 90) * 0.03;
      point.h = Math.sqrt(Math.max(0, 1 - x * x)) * radius;
      let tone = 1 + grime;
      if (t > 0.09 && t < 0.165 && Math.abs(Math.sin(x * 5)) < 0.16) tone = 0.4;
      const windows = [0.26, 0.54, 0.86].some(
        (at) => Math.abs(t - at) < 0.014 && Math.abs(u - 0.1) < 0.08,
      );
      if (windows) tone = 0.28;
      point.r = colour[0] * tone;
      point.g = colour[1] * tone;
      point.b = colour[2] * tone;
      point.gloss = gloss;
      point.a = smoothstep(1.02, 0.97, Math.abs(x));
    },
  });
}

const STONE = ramp("#3d3a38", "#5d5650", "#857a6e", "#a89a89");

/** A heap of rocks, wet at its foot. */
export function rocks(): Sprite {
  const tile = clouds();
  return relief({
    width: 420,
    height: 220,
    cavity: 1.4,
    shape: (u, v, point) => {
      const crest = -0.1 - 0.32 * (1 - u * u) + noiseAt(tile, u * 34, 8) * 0.16;
      const foot = 0.34 + noiseAt(tile, u * 26, 70) * 0.08;
      const side = 0.97 + noiseAt(tile, v * 30, 30) * 0.06;
      if (v < crest || v > foot || Math.abs(u) > side) {
        if (v < crest - 0.02 || v > foot + 0.02 || Math.abs(u) > side + 0.02) return;
      }
      const block = Math.abs(noiseAt(tile, u * 34 + 9, v * 40));
      const crack = Math.abs(noiseAt(tile, u * 60, v * 66 + 4));
      point.h = Math.sqrt(block) * 0.3 - smoothstep(0.06, 0, crack) * 0.04 - (v - crest) * -0.12;
      const wet = smoothstep(0.1, 0.26, v);
      const colour = STONE(0.5 + noiseAt(tile, u * 50, v * 50) * 0.4 - wet * 0.3);
      point.r = colour[0];
      point.g = colour[1];
      point.b = colour[2];
      point.gloss = wet * 0.5;
      point.a =
        smoothstep(crest - 0.004, crest + 0.008, v) *
        smoothstep(foot + 0.004, foot - 0.01, v) *
        smoothstep(side, side - 0.02, Math.abs(u));
    },
  });
}
