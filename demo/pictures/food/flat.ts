import { ramp, smoothstep } from "../engine/colour.ts";
import { coverage, depthInside } from "../engine/fields.ts";
import { clouds, noiseAt, seededRandom } from "../engine/noise.ts";
import { relief } from "../engine/relief.ts";
import type { Sprite } from "../engine/sprite.ts";

const LYE = ramp("#d99a55", "#a95a24", "#7c3a16", "#4f230e");
const CRUST = ramp("#f2d69c", "#e0ad62", "#c4823c", "#935426");

const LOOP =
  "M118 214C60 200 18 150 30 96 44 40 122 40 148 96 166 140 196 176 250 226M182 214C240 200 282 150 270 96 256 40 178 40 152 96 134 140 104 176 50 226";

/** A pretzel: one strand, crossed over itself, split along its belly. */
export async function pretzel(): Promise<Sprite> {
  const size = 300;
  const strand = `<g transform="translate(0 14)"><path d="${LOOP}" fill="none" stroke="#000" stroke-width="40" stroke-linecap="round"/><path d="M92 208Q150 236 208 208" fill="none" stroke="#000" stroke-width="48"/></g>`;
  const belly = '<path d="M110 232Q150 246 190 232Q150 256 110 232Z"/>';
  const [shape, split] = await Promise.all([
    coverage(strand, size, size),
    coverage(belly, size, size, 1.5),
  ]);
  const depth = depthInside(shape);
  const tile = clouds();
  return relief({
    width: size,
    height: size,
    shape: (u, v, point, at) => {
      const a = shape.values[at] ?? 0;
      if (a === 0) return;
      const d = Math.min(1, (depth.values[at] ?? 0) / 21);
      const round = Math.sqrt(d * (2 - d));
      const rough = noiseAt(tile, u * 60, v * 60);
      const open = smoothstep(0.3, 0.8, split.values[at] ?? 0);
      point.h = round * 0.15 + rough * 0.008 + open * noiseAt(tile, u * 200, v * 200) * 0.014;
      const colour =
        open > 0.5 ? CRUST(0.08 + rough * 0.2) : LYE(0.4 + rough * 0.28 - round * 0.12);
      point.r = colour[0];
      point.g = colour[1];
      point.b = colour[2];
      point.gloss = open > 0.5 ? 0 : 0.62;
      point.a = a;
    },
  });
}

/** A sheet of focaccia with its finger holes, oil standing in them. */
export function focaccia(): Sprite {
  const tile = clouds();
  const random = seededRandom(2024);
  const holes = Array.from({ length: 42 }, (_, i) => ({
    x: -0.84 + (i % 7) * 0.28 + (random() - 0.5) * 0.14,
    y: -0.7 + Math.floor(i / 7) * 0.28 + (random() - 0.5) * 0.14,
    r: 0.06 + random() * 0.05,
  }));
  const tall = 0.84;
  return relief({
    width: 420,
    height: Math.round(420 * tall),
    cavity: 1.4,
    shape: (u, v, point) => {
      const edge = noiseAt(tile, (u - v) * 30, (u + v) * 30) * 0.02;
      const inside = Math.min(0.97 - Math.abs(u), tall - 0.03 - Math.abs(v)) + edge;
      if (inside < -0.02) return;
      const rough = noiseAt(tile, u * 44, v * 44);
      const fine = noiseAt(tile, u * 170, v * 170);
      let pit = 0;
      for (const hole of holes) {
        const dx = u - hole.x;
        const dy = v - hole.y;
        const d = (dx * dx + dy * dy) / (hole.r * hole.r);
        if (d < 1.6) pit = Math.max(pit, smoothstep(1.6, 0.1, d));
      }
      const swell = smoothstep(0, 0.16, inside);
      point.h = swell * 0.09 + rough * 0.045 + fine * 0.01 - pit * 0.045;
      const colour = CRUST(0.22 + rough * 0.34 + fine * 0.1 + pit * 0.06 + (1 - swell) * 0.45);
      point.r = colour[0] * (1 - pit * 0.06);
      point.g = colour[1] * (1 - pit * 0.05);
      point.b = colour[2] * (1 - pit * 0.14);
      point.gloss = 0.28 + pit * 0.4;
      point.a = smoothstep(-0.008, 0.008, inside);
    },
  });
}
