import { rgb, smoothstep } from "../engine/colour.ts";
import { inflated } from "../engine/inflate.ts";
import { clouds, noiseAt } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

/** An egg along the width, its blunt end to the left. */
export function eggFromAbove(shell: string): Sprite {
  const colour = rgb(shell);
  const tile = clouds();
  return relief({
    width: 220,
    height: 168,
    shape: (u, v, point) => {
      const y = v / (0.7 - u * 0.09);
      const d = Math.sqrt(u * u + y * y) / 0.96;
      if (d > 1.03) return;
      const fine = noiseAt(tile, u * 130, v * 130);
      point.h = Math.sqrt(Math.max(0, 1 - d * d)) * 0.66 + fine * 0.004;
      const tone = 1 + noiseAt(tile, u * 20, v * 20) * 0.07 + fine * 0.04;
      point.r = colour[0] * tone;
      point.g = colour[1] * tone;
      point.b = colour[2] * tone;
      point.gloss = 0.22;
      point.a = smoothstep(1.01, 0.98, d);
    },
  });
}

export function almond(): Promise<Sprite> {
  return inflated(
    '<path d="M6 40C20 10 70 6 114 38 76 74 24 70 6 40Z" fill="#a9683a"/><path d="M20 40Q60 30 104 38M24 48Q60 54 92 44M26 32Q60 20 90 30" stroke="#854a25" stroke-width="2.500" fill="none"/>',
    { width: 120, height: 80, roundPx: 24, bulge: 0.8, rough: 0.6, mottle: 0.2 },
  );
}

export function coffeeBean(): Promise<Sprite> {
  return inflated(
    '<ellipse cx="60" cy="44" rx="54" ry="38" fill="#4a2a18"/><path d="M8 46Q34 26 60 44T112 42" stroke="#24120a" stroke-width="7" fill="none"/>',
    { width: 120, height: 88, roundPx: 34, bulge: 0.8, gloss: 0.5, mottle: 0.15 },
  );
}
